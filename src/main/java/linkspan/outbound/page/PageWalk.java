package linkspan.outbound.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import linkspan.model.Json;
import linkspan.outbound.protocol.ReplyTable;
import linkspan.outbound.protocol.Transport;
import linkspan.platform.paging.PageGuard;
import linkspan.platform.resilience.DeliveryFailure;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one page of an answer after the other. A page that asks for patience in the middle ({@code Retry-After}, a minute at most) is
 * asked for again, three times: what came before would have to come again otherwise. The first page fails as any call does. One page at a time.
 */
public final class PageWalk {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_TRIES = 3;

    /**
     * A page.
     *
     * @param rows its list, or the whole answer where that is none
     * @param next cursor of the page behind it; nothing behind the last
     */
    public record Page(JsonNode rows, Optional<String> next) {}

    /**
     * How pages are asked for.
     *
     * @param first address of the first page
     * @param data fields for {@code next-query}
     * @param replies says what an answer means
     * @param ask the request for that address; the second number is that of the page, from 1
     * @param pauses ends after that time
     */
    public record Source(
            String first,
            @Nullable JsonNode data,
            ReplyTable replies,
            Asking ask,
            Function<Duration, Future<Void>> pauses) {}

    /** Sends the request for a page, of which there is the number, from 1. */
    @FunctionalInterface
    public interface Asking {
        Future<Transport.Reply> ask(String url, int number);
    }

    private final PageTerms terms;
    private final Source source;
    private final PageGuard guard;
    private int number;

    public PageWalk(PageTerms terms, Source source) {
        this.terms = terms;
        this.source = source;
        this.guard = terms.guard();
    }

    /** The page of that cursor; empty for the first. Fails with {@link DeliveryFailure}, always repeatable. */
    public Future<Page> page(String cursor) {
        number++;
        String url = cursor.isEmpty() ? source.first : terms.next().url(source.first, cursor, source.data);
        return asked(url, 1)
                .compose(reply -> {
                    try {
                        return Future.succeededFuture(read(url, cursor, reply));
                    } catch (DeliveryFailure e) {
                        return Future.failedFuture(e);
                    }
                })
                .recover(error ->
                        Future.failedFuture(error instanceof DeliveryFailure failure ? failure.ofRepeatable() : error));
    }

    private Future<Transport.Reply> asked(String url, int tries) {
        return source.ask.ask(url, number).compose(reply -> {
            DeliveryFailure failure = source.replies.failure(reply).orElse(null);
            if (failure == null) {
                return Future.succeededFuture(reply);
            }
            Duration wait = failure.retryAfter();
            if (wait == null || number == 1 || tries > MOST_TRIES || wait.compareTo(LONGEST_PAUSE) > 0) {
                return Future.failedFuture(failure);
            }
            return source.pauses.apply(wait).compose(over -> asked(url, tries + 1));
        });
    }

    private Page read(String url, String cursor, Transport.Reply reply) throws DeliveryFailure {
        try {
            JsonNode answer = Json.read(reply.body().getBytes());
            JsonNode rows = rows(answer);
            int size = rows.isArray() ? rows.size() : 1;
            guard.came(cursor, size == 0 ? "" : Json.text(rows), reply.body().length());
            Optional<String> next = terms.next().cursor(new NextPage.Turn(url, cursor, reply.link(), answer, size));
            next.ifPresent(guard::goesOn);
            return new Page(rows, next);
        } catch (Json.Malformed e) {
            throw PageAddress.failure("its page " + number + " is no JSON: " + e.getMessage());
        } catch (PageGuard.Endless e) {
            throw PageAddress.failure(String.valueOf(e.getMessage()));
        }
    }

    private JsonNode rows(JsonNode answer) throws DeliveryFailure {
        JsonNode found = answer.at(terms.rows());
        if (found.isMissingNode() || found.isNull()) {
            return JsonNodeFactory.instance.arrayNode(); // many leave an empty list out
        }
        boolean list = found.isArray();
        if (!list && (!terms.rows().matches() || terms.next() instanceof NextPage.ByCount)) {
            throw PageAddress.failure("its page " + number + " has no list at rows=" + terms.rows());
        }
        return found;
    }
}
