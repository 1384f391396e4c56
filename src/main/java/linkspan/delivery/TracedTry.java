package linkspan.delivery;

import linkspan.delivery.note.EventRoute;
import linkspan.model.Event;
import linkspan.platform.trace.Tracing;
import org.jspecify.annotations.Nullable;

/**
 * One run of an event through its route, as a collector of traces sees it.
 *
 * @param event whose trace context makes the calls of the route parts of this step
 */
record TracedTry(Event event, Tracing.Step step) {
    static TracedTry begin(Tracing tracing, EventRoute route, Event event) {
        Tracing.Step step = tracing.begin(Tracing.Kind.CONSUMER, route.id(), event.traceparent());
        return new TracedTry(event.inTrace(step.traceparent()), step);
    }

    void end(@Nullable Throwable error) {
        step.end(error == null ? null : error.getClass().getSimpleName());
    }
}
