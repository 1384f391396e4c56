package linkspan.lab.bench.load;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Kept connections to a hub, all on one event loop: one thread is the whole client. */
public final class Wires implements AutoCloseable {
    /** So many clients send at once where nothing else is said. */
    public static final int SENDERS = 64;

    private static final long PATIENCE_S = 120;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final CompletableFuture<String> broken = new CompletableFuture<>();
    private final List<Wire> wires;

    /** Opens them all. Throws {@link IllegalStateException} when nobody listens. */
    public Wires(String url, int count) throws InterruptedException {
        URI hub = URI.create(url);
        var client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
        List<CompletableFuture<NetSocket>> sockets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sockets.add(client.connect(hub.getPort(), hub.getHost())
                    .toCompletionStage()
                    .toCompletableFuture());
        }
        List<Wire> opened = new ArrayList<>();
        try {
            for (CompletableFuture<NetSocket> socket : sockets) {
                opened.add(new Wire(socket.get(), broken::complete));
            }
        } catch (java.util.concurrent.ExecutionException e) {
            close();
            throw new IllegalStateException("cannot connect to " + url + ": " + e.getCause(), e);
        }
        wires = List.copyOf(opened);
    }

    /** Runs {@code each} on the event loop, once for every connection. */
    void onEach(Consumer<Wire> each) {
        vertx.runOnContext(on -> wires.forEach(wire -> guarded(() -> each.accept(wire))));
    }

    /** Runs it on the event loop; what it throws ends the load. */
    void onLoop(Runnable task) {
        vertx.runOnContext(on -> guarded(task));
    }

    /** The same after that time. */
    void later(long ms, Runnable task) {
        vertx.setTimer(ms, timer -> guarded(task));
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            broken.complete(e.toString());
        }
    }

    List<Wire> all() {
        return wires;
    }

    /** Throws {@link IllegalStateException} when a connection breaks before, or after two minutes. */
    void await(CountDownLatch done) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!done.await(50, TimeUnit.MILLISECONDS)) {
            if (broken.isDone()) {
                throw new IllegalStateException(broken.join());
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the hub has not answered everything after " + PATIENCE_S + " s");
            }
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
