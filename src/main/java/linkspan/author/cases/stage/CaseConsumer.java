package linkspan.author.cases.stage;

import java.util.Locale;
import java.util.Map;
import linkspan.author.cases.play.Message;
import linkspan.commit.UnitOfWork;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Stands where a route of its author's own starts: a case sends what a file, a schedule or a queue would bring. */
final class CaseConsumer extends DefaultConsumer {
    CaseConsumer(Endpoint endpoint, Processor route) {
        super(endpoint, route);
    }

    /** Runs the route; what it failed with is in the exchange. */
    Exchange bring(Message message, UnitOfWork unit, Map<String, Object> properties) {
        Exchange exchange = createExchange(false);
        properties.forEach(exchange::setProperty);
        exchange.setProperty(UnitOfWork.PROPERTY, unit);
        for (Map.Entry<String, String> header : message.headers().entrySet()) {
            exchange.getMessage().setHeader(header.getKey().toLowerCase(Locale.ROOT), header.getValue());
        }
        if (!message.body().text().isEmpty()) {
            exchange.getMessage().setBody(message.body().text());
        }
        try {
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        return exchange;
    }
}
