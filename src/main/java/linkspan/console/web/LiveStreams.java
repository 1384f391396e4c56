package linkspan.console.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import linkspan.console.visit.LivePart;
import linkspan.console.visit.Visit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps parts of pages up to date in the browsers that look at them: every few seconds each part is made once for all who
 * are shown the same, and sent where it has changed. A stream ends with its session, and all of them with the ops port. While
 * nobody looks nothing is done. Used by the event loop only; parts are made on a worker.
 */
final class LiveStreams {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);
    private final Predicate<String> holds;
    private final int most;
    private final Duration tick;
    private final Set<LiveStream> streams = new LinkedHashSet<>();
    private long timer = -1;
    private boolean making;

    /**
     * @param holds whether a session still does, without counting as a sign of its person; may block
     * @param most streams at once
     * @param tick between two looks
     */
    LiveStreams(Predicate<String> holds, int most, Duration tick) {
        this.holds = holds;
        this.most = most;
        this.tick = tick;
    }

    /** False when there are too many already: nothing is sent then. */
    boolean open(Vertx vertx, HttpServerResponse response, LivePart part, Visit visit, String session) {
        if (streams.size() >= most) {
            return false;
        }
        LiveStream stream = new LiveStream(response, part, visit, session);
        streams.add(stream);
        response.closeHandler(closed -> streams.remove(stream));
        response.exceptionHandler(broken -> streams.remove(stream));
        stream.begin();
        if (timer < 0) {
            timer = vertx.setPeriodic(tick.toMillis(), id -> look(vertx));
        }
        return true;
    }

    private void look(Vertx vertx) {
        if (streams.isEmpty()) {
            vertx.cancelTimer(timer);
            timer = -1;
            return;
        }
        if (making) { // the database is slow: no second question on top
            return;
        }
        making = true;
        List<LiveStream> looking = List.copyOf(streams);
        vertx.executeBlocking(() -> made(looking), false).onComplete(done -> {
            making = false;
            if (done.succeeded()) {
                done.result().forEach(this::send);
            }
        });
    }

    private void send(LiveStream stream, Optional<String> html) {
        if (html.isEmpty()) {
            streams.remove(stream);
            stream.end();
            return;
        }
        stream.show(html.get());
    }

    /** For each stream what it is to show; nothing where its session is over. One whose part cannot be made now is left out. */
    private Map<LiveStream, Optional<String>> made(List<LiveStream> looking) {
        Map<String, String> byLikeness = new HashMap<>();
        Map<LiveStream, Optional<String>> made = new HashMap<>();
        for (LiveStream stream : looking) {
            try {
                made.put(
                        stream,
                        holds.test(stream.session())
                                ? Optional.of(byLikeness.computeIfAbsent(
                                        stream.likeness(),
                                        it -> stream.part()
                                                .part()
                                                .apply(stream.visit())
                                                .render()))
                                : Optional.empty());
            } catch (RuntimeException e) {
                LOG.warn("console part not made path={}", stream.part().path(), e);
            }
        }
        return made;
    }
}
