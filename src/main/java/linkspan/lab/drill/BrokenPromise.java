package linkspan.lab.drill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.delivery.key.Behind;
import linkspan.delivery.note.CallNote;
import linkspan.delivery.position.KeyPositionStore;
import linkspan.outbound.protocol.Transport;

/** A promise that the hubs of a drill do not keep, to see that its verdict then fails: something stands round one of their parts. */
public enum BrokenPromise {
    /** Every call carries an idempotency key of its own. */
    DEDUPE {
        @Override
        public Transport calls(Transport network) {
            return request -> {
                Map<String, String> headers = new HashMap<>(request.headers());
                headers.computeIfPresent(
                        "Idempotency-Key", (name, key) -> UUID.randomUUID().toString());
                return network.send(new Transport.Request(
                        request.method(), request.url(), headers, request.body(), request.timeout()));
            };
        }
    },
    /** Nothing waits behind a failed event. */
    ORDER {
        @Override
        public List<UnitStore> stores(List<UnitStore> kept) {
            return kept.stream()
                    .map(store -> store instanceof KeyPositionStore ? unordered(store) : store)
                    .toList();
        }
    },
    /** One commit in eight is taken back, and everybody is told that it is there. */
    COMMIT {
        @Override
        public List<UnitStore> stores(List<UnitStore> kept) {
            return Stream.concat(kept.stream(), Stream.of(new TakenBackStore())).toList();
        }
    };

    /** What a commit writes then. */
    public List<UnitStore> stores(List<UnitStore> kept) {
        return kept;
    }

    /** How requests leave then. */
    public Transport calls(Transport network) {
        return network;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The command that runs such a hub. */
    public String command() {
        return "run-breaking-" + word();
    }

    /** Whoever asks whether it is an event's turn is told yes, and so is who notes that its route starts. */
    private static UnitStore unordered(UnitStore positions) {
        return (connection, units) -> {
            List<UnitInCommit> rest = new ArrayList<>();
            for (UnitInCommit unit : units) {
                CallNote note = unit.part(CallNote.class);
                if (unit.part(Behind.class) != null) {
                    unit.decide(new Behind.Decision(Behind.Turn.CALL, 0));
                } else if (note != null && note.claim() == 0) {
                    unit.decide(new CallNote.Decision.Go());
                } else {
                    rest.add(unit);
                }
            }
            positions.write(connection, rest);
        };
    }
}
