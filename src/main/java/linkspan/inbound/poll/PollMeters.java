package linkspan.inbound.poll;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import linkspan.platform.alert.AlertRule;
import linkspan.platform.alert.AlertSink;

/** Figures of polls; {@code route} is one of those that are loaded. */
public final class PollMeters {
    private final MeterRegistry meters;
    private final AlertSink alerts;
    private final Map<String, AtomicInteger> stopped = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> seen = new ConcurrentHashMap<>();

    public PollMeters(MeterRegistry meters, AlertSink alerts) {
        this.meters = meters;
        this.alerts = alerts;
    }

    /** Rows that were taken, and those of them that became dead letters. */
    void took(String route, long rows, long bad) {
        meters.counter("linkspan.rows.polled", "route", route).increment(rows);
        meters.counter("linkspan.rows.kept", "route", route).increment(bad);
    }

    /** A run ended before its last page. */
    void failed(String route) {
        meters.counter("linkspan.polls.failed", "route", route).increment();
    }

    /** Nothing is fetched until a person resumes it: people are told. */
    void stops(String route, String why) {
        stopped(route, true);
        alerts.raise(AlertRule.POLL_STOPPED, route, route + " has stopped: " + why);
    }

    /** Rows have other fields than they had: people are told, until one of them has seen it. */
    void changed(String route, String how) {
        alerts.raise(AlertRule.SOURCE_CHANGED, route, "the source of " + route + " has changed: " + how);
    }

    /** {@code linkspan.poll.stopped} is 1 while nothing is fetched until a person resumes it. */
    void stopped(String route, boolean now) {
        stopped.computeIfAbsent(
                        route, it -> meters.gauge("linkspan.poll.stopped", Tags.of("route", it), new AtomicInteger()))
                .set(now ? 1 : 0);
    }

    /** The source has been read to its end; {@code linkspan.poll.caught.up} is when, in seconds since 1970. */
    void caughtUp(String route, long epochSecond) {
        seen.computeIfAbsent(
                        route, it -> meters.gauge("linkspan.poll.caught.up", Tags.of("route", it), new AtomicLong()))
                .set(epochSecond);
    }
}
