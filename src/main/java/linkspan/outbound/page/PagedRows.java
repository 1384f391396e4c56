package linkspan.outbound.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Context;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import linkspan.platform.resilience.DeliveryFailed;
import linkspan.platform.resilience.DeliveryFailure;
import org.jspecify.annotations.Nullable;

/**
 * The rows of all pages, one after the other. A page is asked for when the one before is used up, on the thread that reads, which waits for
 * it: one page is held. Fails with {@link DeliveryFailed}. One thread at a time.
 */
public final class PagedRows implements Iterator<JsonNode> {
    private final PageWalk walk;
    private Iterator<JsonNode> rows;
    private Optional<String> next;
    private @Nullable DeliveryFailed failed;

    /** Begins with a page that has come already. */
    public PagedRows(PageWalk walk, PageWalk.Page first) {
        this.walk = walk;
        this.rows = rows(first);
        this.next = first.next();
    }

    private static Iterator<JsonNode> rows(PageWalk.Page page) {
        return page.rows().isArray()
                ? page.rows().iterator()
                : Collections.singleton(page.rows()).iterator();
    }

    @Override
    public boolean hasNext() {
        if (failed != null) { // a list that broke off has no end
            throw failed;
        }
        while (!rows.hasNext() && next.isPresent()) {
            PageWalk.Page page = await(walk.page(next.get()).toCompletionStage().toCompletableFuture());
            rows = rows(page);
            next = page.next();
        }
        return rows.hasNext();
    }

    private PageWalk.Page await(CompletableFuture<PageWalk.Page> page) {
        if (!page.isDone() && Context.isOnEventLoopThread()) {
            throw new IllegalStateException("pages are read by a thread that may wait");
        }
        try {
            return page.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof DeliveryFailure failure) {
                failed = new DeliveryFailed(failure);
                throw failed;
            }
            throw e;
        }
    }

    @Override
    public JsonNode next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return rows.next();
    }
}
