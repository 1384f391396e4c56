package linkspan.platform.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Spans of OpenTelemetry, sent by OTLP over HTTP in the background; when its queue is full, spans are dropped. */
final class OpenTelemetryTracing implements Tracing {
    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final Duration SEND_EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST_SEND = Duration.ofSeconds(5);
    private final SdkTracerProvider provider;
    private final Tracer tracer;

    OpenTelemetryTracing(TraceSettings settings, String instance) {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.endpoint())
                .setTimeout(LONGEST_SEND)
                .build();
        provider = SdkTracerProvider.builder()
                .setResource(Resource.getDefault().toBuilder()
                        .put("service.name", "linkspan")
                        .put("service.instance.id", instance)
                        .build())
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.share())))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(SEND_EVERY)
                        .build())
                .build();
        tracer = provider.get("linkspan");
    }

    @Override
    public Step begin(Kind kind, String name, @Nullable String parent) {
        Span span = tracer.spanBuilder(name)
                .setSpanKind(SpanKind.valueOf(kind.name()))
                .setParent(context(parent))
                .startSpan();
        return new Step() {
            @Override
            public String traceparent() {
                SpanContext it = span.getSpanContext();
                return "00-" + it.getTraceId() + "-" + it.getSpanId() + "-"
                        + it.getTraceFlags().asHex();
            }

            @Override
            public void end(@Nullable String error) {
                if (error != null) {
                    span.setStatus(StatusCode.ERROR, error);
                }
                span.end();
            }
        };
    }

    private static Context context(@Nullable String parent) {
        Matcher matcher = TRACEPARENT.matcher(parent == null ? "" : parent);
        if (!matcher.matches()) {
            return Context.root();
        }
        SpanContext cause = SpanContext.createFromRemoteParent(
                matcher.group(1), matcher.group(2), TraceFlags.fromHex(matcher.group(3), 0), TraceState.getDefault());
        return Context.root().with(Span.wrap(cause));
    }

    @Override
    public void close() {
        provider.shutdown().join(LONGEST_SEND.toSeconds(), TimeUnit.SECONDS);
    }
}
