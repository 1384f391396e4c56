package linkspan.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import linkspan.stand.FreeHub;
import linkspan.stand.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One order is one trace: from the request over the commit and the broker to the call that delivers it. */
class TracesFlowTest {
    private static final List<String> ROAD = List.of(
            "POST /in/shopify/order-created", "commit", "publish order-topic", "wms.deliver-order-created", "POST wms");

    @TempDir
    private Path folder;

    @Test
    void an_order_is_one_trace_to_its_last_call() throws Exception {
        try (TraceCollector collector = new TraceCollector();
                FreeHub hub = FreeHub.start(
                        FreeHub.home(folder, "shopify", "wms"),
                        Map.of("LINKSPAN_OTLP_ENDPOINT", collector.endpoint()))) {
            hub.shop().fault("wms", "{\"status\":503}");
            assertThat(hub.shop().post("order-created", Shop.order(7, 1, 1)).statusCode())
                    .isEqualTo(200);
            await().until(() -> collector.spans().stream()
                    .anyMatch(it -> it.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR));
            hub.shop().fault("wms", "{\"status\":200}");
            await().until(() -> collector.spans().stream().anyMatch(TracesFlowTest::deliversInTheEnd));

            Map<String, Span> road = collector.spans().stream()
                    .filter(it -> ROAD.contains(it.getName())
                            && it.getStatus().getCode() != Status.StatusCode.STATUS_CODE_ERROR)
                    .collect(Collectors.toMap(Span::getName, Function.identity(), (first, again) -> first));
            assertThat(road.keySet()).containsExactlyInAnyOrderElementsOf(ROAD);
            assertThat(road.values().stream()
                            .map(it -> TraceCollector.hex(it.getTraceId()))
                            .distinct())
                    .hasSize(1);
            String request = TraceCollector.hex(road.get(ROAD.get(0)).getSpanId());
            assertThat(TraceCollector.hex(road.get(ROAD.get(0)).getParentSpanId()))
                    .isEmpty();
            assertThat(ROAD.subList(1, 4))
                    .allSatisfy(
                            name -> assertThat(TraceCollector.hex(road.get(name).getParentSpanId()))
                                    .isEqualTo(request));
            assertThat(TraceCollector.hex(road.get("POST wms").getParentSpanId()))
                    .isEqualTo(TraceCollector.hex(
                            road.get("wms.deliver-order-created").getSpanId()));
        }
    }

    private static boolean deliversInTheEnd(Span span) {
        return span.getName().equals("wms.deliver-order-created")
                && span.getStatus().getCode() != Status.StatusCode.STATUS_CODE_ERROR;
    }
}
