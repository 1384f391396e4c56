package linkspan.platform.extension;

import linkspan.model.Json;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.apache.camel.spi.DataFormat;
import org.apache.camel.support.LifecycleStrategySupport;

/** Camel's data format {@code json} reads and writes by the rules of {@link Json}: no digit of an amount is lost. */
public final class ExactJsonCamelRuntime {
    private ExactJsonCamelRuntime() {}

    /** Before routes are loaded; a route that names an object mapper of its own keeps that. */
    public static void in(CamelContext camel) {
        camel.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onDataFormatCreated(String name, DataFormat format) {
                if (format instanceof JacksonDataFormat json) {
                    json.setObjectMapper(Json.mapper());
                }
            }
        });
    }
}
