package linkspan.business.stock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import linkspan.model.EventDraft;
import org.jspecify.annotations.Nullable;

/** What becomes of a stock change. It is never refused: the stock is what the warehouse says. */
sealed interface StockDecision {
    /** It takes effect. */
    record Accept(StockNews news, EventDraft event) implements StockDecision {}

    /** It takes effect, and something before it was never told. */
    record AcceptBroken(StockNews news, EventDraft event, long expectedQty) implements StockDecision {}

    /** Acknowledged: it was told before. */
    record Ignore() implements StockDecision {}

    /** Acknowledged, because something newer took its place before it came. */
    record Supersede() implements StockDecision {}

    /** {@code known} is the last news of the key, or null. What a sender claims about the chain is not believed. */
    static StockDecision of(@Nullable StockNews known, EventDraft draft) {
        StockNews news = StockNews.of(draft.data());
        if (known != null && news.isSameAs(known)) {
            return new Ignore();
        }
        if (known != null && news.isOlderThan(known)) {
            return new Supersede();
        }
        ObjectNode data = ((ObjectNode) draft.data()).deepCopy();
        data.remove("chainBroken");
        data.remove("expectedQty");
        JsonNode before = data.path("beforeQty");
        if (known == null || before.longValue() == known.afterQty()) {
            return new Accept(news, new EventDraft(draft.type(), data));
        }
        data.put("chainBroken", true).put("expectedQty", known.afterQty());
        return new AcceptBroken(news, new EventDraft(draft.type(), data), known.afterQty());
    }
}
