package linkspan.outbound.page;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linkspan.platform.paging.PageGuard;
import linkspan.platform.system.Setting;
import org.apache.camel.spi.UriParam;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code call:} says of an answer that comes in pages.
 *
 * @param rows where a page's list is; the root where the answer is the list
 */
public record PageTerms(NextPage next, JsonPointer rows, long mostPages, long mostBytes) {
    @UriParam(
            name = "next",
            description = "How an answer in pages says where the next one is: link, a JSON pointer, number, offset")
    private static final String NEXT = "next";

    @UriParam(name = "next-query", description = "Query of the following pages, with {next} in it")
    private static final String QUERY = "next-query";

    @UriParam(name = "rows", description = "JSON pointer to the list of a page; it is the answer without it")
    private static final String ROWS = "rows";

    @UriParam(name = "size", description = "Rows of a full page, where pages or rows are counted")
    private static final String SIZE = "size";

    @UriParam(name = "from", description = "Number of the second page, where pages are counted; 2 without it")
    private static final String FROM = "from";

    @UriParam(name = "max-pages", description = "Pages at most; 1000 without it")
    private static final String MOST_PAGES = "max-pages";

    @UriParam(name = "max-bytes", description = "Bytes of all pages at most; 256MiB without it")
    private static final String MOST_BYTES = "max-bytes";

    private static final int MOST = 100_000;
    private static final List<String> OTHERS = List.of(QUERY, ROWS, SIZE, FROM, MOST_PAGES, MOST_BYTES);

    /** Takes them out of {@code parameters}; nothing where they do not say {@code next}; {@code method} and {@code soap} stay. Throws {@link IllegalArgumentException} naming the one that makes no sense. */
    public static Optional<PageTerms> of(Map<String, Object> parameters) {
        @Nullable Object next = parameters.remove(NEXT);
        if (next == null) {
            for (String other : OTHERS) {
                if (parameters.containsKey(other)) {
                    throw new IllegalArgumentException(other + "= says something of pages; next= is missing");
                }
            }
            return Optional.empty();
        }
        if (!"GET".equals(parameters.get("method")) || parameters.containsKey("soap")) {
            throw new IllegalArgumentException("next= is for method=GET, and not for SOAP");
        }
        String query = text(parameters, QUERY, "");
        if (!query.isEmpty() && !query.contains("{" + NextPage.NEXT + "}")) {
            throw new IllegalArgumentException(QUERY + ": {next} is missing, which stands for the next page");
        }
        return Optional.of(new PageTerms(
                next(next.toString().strip(), query, parameters),
                pointer("rows", text(parameters, ROWS, "")),
                number("max-pages", text(parameters, MOST_PAGES, "1000"), 1),
                bytes(text(parameters, MOST_BYTES, "256MiB"))));
    }

    private static NextPage next(String next, String query, Map<String, Object> parameters) {
        boolean counted = next.equals("number") || next.equals("offset");
        if (!counted && parameters.containsKey("size")) {
            throw new IllegalArgumentException(
                    "size= says when next=number or next=offset has ended; here the answer says it");
        }
        if (!next.equals("number") && parameters.containsKey("from")) {
            throw new IllegalArgumentException("from= is the number of the second page with next=number");
        }
        if (next.equals("link")) {
            if (!query.isEmpty()) {
                throw new IllegalArgumentException(
                        QUERY + "= has no use with next=link: the link is the whole address");
            }
            return new NextPage.ByLink();
        }
        if (next.startsWith("/")) {
            return new NextPage.ByValue(pointer("next", next), query.isEmpty() ? null : query);
        }
        if (!counted) {
            throw new IllegalArgumentException(
                    "next: '" + next + "' is none of link, number, offset, or a JSON pointer such as /paging/next");
        }
        if (query.isEmpty()) {
            throw new IllegalArgumentException("next=" + next + " needs next-query=, such as page={next}");
        }
        int size = number("size", text(parameters, SIZE, "0"), 0);
        return new NextPage.ByCount(
                next.equals("number") ? number("from", text(parameters, FROM, "2"), 0) : null, size, query);
    }

    PageGuard guard() {
        return new PageGuard(mostPages, mostBytes);
    }

    private static String text(Map<String, Object> parameters, String name, String otherwise) {
        @Nullable Object value = parameters.remove(name);
        return value == null || value.toString().isBlank()
                ? otherwise
                : value.toString().strip();
    }

    private static JsonPointer pointer(String name, String text) {
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": '" + text + "' is no JSON pointer such as /data/items", e);
        }
    }

    private static int number(String name, String text, int least) {
        int number = text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
        if (number < least || number > MOST) {
            throw new IllegalArgumentException(name + ": '" + text + "' is not from " + least + " to " + MOST);
        }
        return number;
    }

    private static long bytes(String text) {
        try {
            return Setting.bytes(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("max-bytes: " + e.getMessage(), e);
        }
    }
}
