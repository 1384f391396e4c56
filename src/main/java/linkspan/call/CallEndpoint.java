package linkspan.call;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** {@code call:wms/outbound-orders}. */
final class CallEndpoint extends DefaultEndpoint {
    private final CallTarget target;
    private final HttpClient client;
    private final Vertx vertx;

    CallEndpoint(String uri, CallComponent component, CallTarget target, HttpClient client, Vertx vertx) {
        super(uri, component);
        this.target = target;
        this.client = client;
        this.vertx = vertx;
    }

    @Override
    public Producer createProducer() {
        return new CallProducer(this, target, new HttpCall(client, vertx, target.timeout()));
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new IllegalArgumentException("call: is a step, not a start");
    }
}
