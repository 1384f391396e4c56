package linkspan.blackbox.nemesis;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import linkspan.blackbox.hub.BrokerServer;
import linkspan.blackbox.hub.HubProcess;
import linkspan.blackbox.hub.PostgresServer;
import linkspan.blackbox.hub.TopicTrim;
import linkspan.blackbox.receiver.Receiver;

/** One kind of misfortune; each returns when what it struck is whole again. */
public enum Strike {
    KILL(false) {
        @Override
        public void at(Stage stage) throws InterruptedException {
            HubProcess hub = stage.anyHub();
            hub.process().kill();
            stage.say().accept("killed " + hub.name());
            stage.wait(0, 2);
            hub.start();
            stage.ready(hub);
        }
    },
    KILL_IN_START(false) {
        @Override
        public void at(Stage stage) throws InterruptedException {
            HubProcess hub = stage.anyHub();
            hub.process().kill();
            hub.start();
            stage.wait(1, 9);
            hub.process().kill();
            stage.say().accept("killed " + hub.name() + " twice, the second time in its start");
            hub.start();
            stage.ready(hub);
        }
    },
    KILL_ALL(true) {
        @Override
        public void at(Stage stage) throws InterruptedException {
            stage.hubs().all().forEach(hub -> hub.process().kill());
            stage.say().accept("killed every hub");
            stage.hubs().all().forEach(HubProcess::start);
            for (HubProcess hub : stage.hubs().all()) {
                stage.ready(hub);
            }
        }
    },
    PAUSE(false) {
        @Override
        public void at(Stage stage) throws InterruptedException {
            HubProcess hub = stage.anyHub();
            hub.process().pause();
            stage.say().accept("stopped " + hub.name() + " (SIGSTOP)");
            stage.wait(15, 40);
            hub.process().resume();
            stage.ready(hub);
        }
    },
    ROLLING(false) {
        @Override
        public void at(Stage stage) throws InterruptedException {
            for (HubProcess hub : stage.hubs().all()) {
                boolean orderly = hub.stop();
                stage.say().accept("restarting " + hub.name() + (orderly ? "" : ", which did not end by SIGTERM"));
                hub.start();
                stage.ready(hub);
            }
        }
    },
    BROKER(true) {
        @Override
        public void at(Stage stage) throws InterruptedException {
            BrokerServer broker = stage.servers().broker();
            if (broker != null) {
                broker.kill();
                stage.say().accept("killed the broker");
                stage.wait(5, 25);
                broker.start();
                stage.say().accept("the broker is started");
            }
        }
    },
    BROKER_PAUSE(true) {
        @Override
        public void at(Stage stage) throws InterruptedException {
            BrokerServer broker = stage.servers().broker();
            if (broker != null) {
                broker.pause();
                stage.say().accept("stopped the broker (SIGSTOP)");
                stage.wait(5, 30);
                broker.resume();
                stage.say().accept("the broker goes on");
            }
        }
    },
    DATABASE(true) {
        @Override
        public void at(Stage stage) throws InterruptedException {
            PostgresServer postgres = stage.servers().postgres();
            if (postgres != null) {
                postgres.stop();
                stage.say().accept("stopped PostgreSQL");
                stage.wait(3, 20);
                postgres.start();
                stage.say().accept("PostgreSQL is back");
            }
        }
    },
    TRIM(false) {
        @Override
        public void at(Stage stage) throws InterruptedException {
            Receiver away = stage.receivers().of("away");
            away.down();
            stage.say().accept("away is down");
            stage.wait(15, 45);
            long gone = TopicTrim.trim(stage.servers(), stage.anyHub());
            stage.say().accept("order-topic trimmed, " + gone + " records");
            stage.wait(1, 5);
            away.up();
            stage.say().accept("away is up");
        }
    },
    /** What a hub had read ahead goes with it: from then on the log is all there is. */
    TRIM_AND_RESTART(false) {
        @Override
        public void at(Stage stage) throws InterruptedException {
            Receiver away = stage.receivers().of("away");
            away.down();
            stage.say().accept("away is down");
            stage.wait(10, 30);
            long gone = TopicTrim.trim(stage.servers(), stage.anyHub());
            stage.say().accept("order-topic trimmed, " + gone + " records");
            boolean orderly = stage.random().nextBoolean();
            for (HubProcess hub : stage.hubs().all()) {
                if (orderly) {
                    hub.stop();
                } else {
                    hub.process().kill();
                }
            }
            stage.say().accept((orderly ? "stopped" : "killed") + " every hub");
            away.up();
            stage.hubs().all().forEach(HubProcess::start);
            for (HubProcess hub : stage.hubs().all()) {
                stage.ready(hub);
            }
        }
    },
    AWAY(false) {
        @Override
        public void at(Stage stage) throws InterruptedException {
            Receiver away = stage.receivers().of("away");
            away.down();
            stage.say().accept("away is down");
            stage.wait(15, 40);
            away.up();
            stage.say().accept("away is up");
        }
    },
    SLOW(false) {
        @Override
        public void at(Stage stage) throws InterruptedException {
            List<Receiver> all = stage.receivers().all();
            Receiver one = all.get(stage.random().nextInt(all.size()));
            one.slow(1_000);
            stage.say().accept(one.manner().system() + " takes a second for each call");
            stage.wait(10, 20);
            one.slow(0);
        }
    };

    private final boolean ofServers;

    Strike(boolean ofServers) {
        this.ofServers = ofServers;
    }

    public abstract void at(Stage stage) throws InterruptedException;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Kills more often than others.
     *
     * @param servers whether database and broker are processes of their own
     */
    public static List<Strike> possible(boolean servers) {
        return Stream.concat(Stream.of(KILL, KILL, KILL, KILL_IN_START), Stream.of(values()))
                .filter(each -> servers || !each.ofServers)
                .toList();
    }
}
