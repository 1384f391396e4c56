package linkspan.platform.trace;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells a collector of traces what a message goes through. Cheap and without errors: a collector that is away costs its traces, never a message. */
public interface Tracing extends AutoCloseable {
    /** Nobody collects. */
    Tracing NONE = (kind, name, parent) -> new Step() {
        @Override
        public @Nullable String traceparent() {
            return parent;
        }

        @Override
        public void end(@Nullable String error) {}
    };

    /** What a step is to the others of its trace, as OpenTelemetry names the kinds of spans. */
    enum Kind {
        SERVER,
        INTERNAL,
        PRODUCER,
        CONSUMER,
        CLIENT
    }

    /** A span: one thing that is done for a message. */
    interface Step {
        /** W3C trace context for what this step causes; what was given at its begin where nobody collects. */
        @Nullable
        String traceparent();

        /** Once, from any thread; {@code error} in a few words without personal data, null when it went well. */
        void end(@Nullable String error);
    }

    /** @param parent W3C trace context of the cause; null or malformed: a new trace begins */
    Step begin(Kind kind, String name, @Nullable String parent);

    /** Brings away what has ended, within some seconds. */
    @Override
    default void close() {}

    /** By {@code LINKSPAN_OTLP_ENDPOINT}; nobody collects where there is none. */
    static Tracing of(Map<String, String> environment, String instance) {
        TraceSettings settings = TraceSettings.of(environment);
        return settings.endpoint().isEmpty() ? NONE : new OpenTelemetryTracing(settings, instance);
    }
}
