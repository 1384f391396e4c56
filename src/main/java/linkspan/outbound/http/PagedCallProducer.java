package linkspan.outbound.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import linkspan.model.ExchangeProperty;
import linkspan.model.failure.FailureCode;
import linkspan.outbound.page.PageTerms;
import linkspan.outbound.page.PageWalk;
import linkspan.outbound.page.PagedRows;
import linkspan.outbound.protocol.Transport;
import linkspan.platform.resilience.DeliveryFailure;
import linkspan.platform.resilience.Effect;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * {@code call:} with {@code next=}: the body becomes the rows of all pages, an {@link java.util.Iterator} that asks for the next page when it
 * gets there. Where a poll asks for one page (the property {@link ExchangeProperty#PAGE}), the body is that page's rows, and {@link
 * ExchangeProperty#NEXT} the cursor of the one behind it.
 */
final class PagedCallProducer extends DefaultAsyncProducer {
    private final CallTarget target;
    private final PageTerms terms;
    private final Transport transport;
    private final Means means;

    /**
     * How pages are waited for.
     *
     * @param readers on which the route goes on, as reading its rows may wait
     */
    record Means(Executor readers, Function<Duration, Future<Void>> pauses) {}

    PagedCallProducer(CallEndpoint endpoint, CallTarget target, PageTerms terms, Transport transport, Means means) {
        super(endpoint);
        this.target = target;
        this.terms = terms;
        this.transport = transport;
        this.means = means;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        String wanted = (String) exchange.removeProperty(ExchangeProperty.PAGE);
        Map<String, String> headers;
        PageWalk walk;
        Future<PageWalk.Page> page;
        long start = System.nanoTime();
        try {
            JsonNode data = exchange.getProperty(ExchangeProperty.DATA, JsonNode.class);
            headers = CallHeaders.of(target, exchange.getProperty(ExchangeProperty.EVENT, JsonNode.class), data, "");
            walk = walk(headers, data);
            page = walk.page(wanted == null ? "" : wanted);
        } catch (RuntimeException e) {
            exchange.setException(
                    new DeliveryFailure(FailureCode.ROUTE_FAILED, String.valueOf(e.getMessage()), null, Effect.NONE));
            callback.done(true);
            return true;
        }
        exchange.getMessage().removeHeaders("*");
        page.onComplete(came -> {
            CallLog.tell(target, headers, came.cause(), start);
            goOn(() -> {
                answered(exchange, walk, came, wanted != null);
                callback.done(false);
            });
        });
        return false;
    }

    private PageWalk walk(Map<String, String> headers, JsonNode data) {
        Transport later = transport.later();
        PageWalk.Asking ask = (url, number) -> {
            Map<String, String> own = new LinkedHashMap<>(headers);
            if (number > 1) { // another question than the first
                own.computeIfPresent(CallHeaders.KEY, (name, key) -> key + "-page-" + number);
            }
            return later.send(new Transport.Request(target.method(), url, own, Buffer.buffer(), target.timeout()));
        };
        return new PageWalk(
                terms,
                new PageWalk.Source(target.urlFor(data), data, target.protocol().replies(), ask, means.pauses));
    }

    private void goOn(Runnable route) {
        try {
            means.readers.execute(route);
        } catch (RejectedExecutionException e) { // the hub stops: nothing is read any more
            route.run();
        }
    }

    private static void answered(Exchange exchange, PageWalk walk, AsyncResult<PageWalk.Page> came, boolean onePage) {
        PageWalk.Page page = came.result();
        if (page == null) {
            exchange.setException(came.cause());
        } else if (onePage) {
            exchange.getMessage().setBody(page.rows());
            exchange.setProperty(ExchangeProperty.NEXT, page.next().orElse(null));
        } else {
            exchange.getMessage().setBody(new PagedRows(walk, page));
        }
    }
}
