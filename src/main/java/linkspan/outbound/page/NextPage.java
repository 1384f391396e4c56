package linkspan.outbound.page;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import linkspan.model.FieldTemplate;
import linkspan.platform.resilience.DeliveryFailure;
import org.jspecify.annotations.Nullable;

/** How an API says where its next page is. A cursor is a text by which the same page can be asked for at another time. */
sealed interface NextPage {
    /** Name that the cursor has in {@code next-query}. */
    String NEXT = "next";

    /**
     * A page that has come.
     *
     * @param url at which it was asked for
     * @param cursor for which it was asked; empty for the first
     * @param link its {@code Link} headers
     * @param rows how many it has
     */
    record Turn(String url, String cursor, String link, JsonNode answer, int rows) {}

    /** Of the page behind this one; nothing behind the last. */
    Optional<String> cursor(Turn turn) throws DeliveryFailure;

    /** Where the page of that cursor is asked for; {@code data}: fields that the query names. */
    String url(String first, String cursor, @Nullable JsonNode data);

    /** {@code next=link}: the answer's {@code Link} header of relation {@code next}. */
    record ByLink() implements NextPage {
        @Override
        public Optional<String> cursor(Turn turn) throws DeliveryFailure {
            Optional<String> link = LinkHeader.target(turn.link, NEXT);
            return link.isEmpty() ? link : Optional.of(PageAddress.follow(turn.url, link.get()));
        }

        @Override
        public String url(String first, String cursor, @Nullable JsonNode data) {
            return PageAddress.on(first, cursor);
        }
    }

    /** {@code next=/a/pointer}: a value in the answer; without a query it is an address. */
    record ByValue(JsonPointer at, @Nullable String query) implements NextPage {
        @Override
        public Optional<String> cursor(Turn turn) throws DeliveryFailure {
            JsonNode value = turn.answer.at(at);
            if (!value.isValueNode()
                    || value.isNull()
                    || value.isBoolean()
                    || value.asText().isBlank()) {
                return Optional.empty();
            }
            String text = value.asText();
            if (query != null) {
                return Optional.of(text);
            }
            if (!text.matches("(?i)(https?://|[/?]).*")) {
                throw PageAddress.failure(
                        "what stands at " + at + " is no address; next-query=…{next} says where it goes");
            }
            return Optional.of(PageAddress.follow(turn.url, text));
        }

        @Override
        public String url(String first, String cursor, @Nullable JsonNode data) {
            return query == null ? PageAddress.on(first, cursor) : withQuery(first, query, cursor, data);
        }
    }

    /**
     * {@code next=number}, {@code next=offset}: the pages are counted, or their rows, until one has none, or less than {@code size}.
     *
     * @param second number of the second page; null: rows are counted
     * @param size rows of a full page; 0 where nobody knows
     */
    record ByCount(@Nullable Integer second, int size, String query) implements NextPage {
        @Override
        public Optional<String> cursor(Turn turn) {
            if (turn.rows < Math.max(1, size)) {
                return Optional.empty();
            }
            long here = turn.cursor.isEmpty() ? 0 : Long.parseLong(turn.cursor);
            if (second == null) {
                return Optional.of(Long.toString(here + turn.rows));
            }
            return Optional.of(Long.toString(turn.cursor.isEmpty() ? second : here + 1));
        }

        @Override
        public String url(String first, String cursor, @Nullable JsonNode data) {
            return withQuery(first, query, cursor, data);
        }
    }

    private static String withQuery(String first, String query, String cursor, @Nullable JsonNode data) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        if (data instanceof ObjectNode object) {
            fields.setAll(object);
        }
        String filled = new FieldTemplate(query).fill(fields.put(NEXT, cursor), NextPage::encoded);
        return first.split("\\?", 2)[0] + "?" + filled;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
