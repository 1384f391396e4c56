package linkspan.outbound.webhook;

import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code sign:standard-webhooks?secret=alert-webhook}: sets {@code webhook-id}, {@code webhook-timestamp} and {@code
 * webhook-signature} for the body as it stands. A header {@code webhook-id} that is there already stays, so that a receiver knows what
 * comes twice. The secret is looked up when a message comes.
 */
@UriEndpoint(scheme = "sign", syntax = "sign:form", title = "Sign a webhook", producerOnly = true)
public final class SignComponent extends DefaultComponent {
    @UriPath(name = "form", description = "How it is signed: standard-webhooks", enums = "standard-webhooks")
    private static final String FORM_NAME = "form";

    @UriParam(name = "secret", description = "Name of the secret")
    private static final String SECRET = "secret";

    private static final String FORM = "standard-webhooks";
    private final UnaryOperator<String> secrets;
    private final Clock clock;

    /** @param secrets the value by name */
    public SignComponent(UnaryOperator<String> secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        if (!remaining.equals(FORM)) {
            throw new IllegalArgumentException("sign:" + remaining + ": there is only sign:" + FORM);
        }
        String secret = getAndRemoveParameter(parameters, SECRET, String.class);
        if (secret == null || secret.isBlank()) {
            throw new IllegalArgumentException("sign:" + FORM + " needs secret=, the name of a secret");
        }
        return new SignEndpoint(uri, this, () -> secrets.apply(secret), clock);
    }
}
