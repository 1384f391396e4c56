package linkspan.author.cases.outside;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a call would have gone. In a case every {@code url} of a system stands for itself, so that nothing depends on where
 * a hub runs.
 *
 * @param key of {@code system.properties}: {@code url}, {@code overseas-url}
 * @param path behind it, with its query
 */
public record CaseAddress(String key, String path) {
    private static final String SCHEME = "http://";
    private static final String END = ".case";

    /** The value of an environment variable {@code LINKSPAN_<SYSTEM>_<KEY>}; null for all but addresses. */
    public static @Nullable String standIn(String variable) {
        String name = variable.toLowerCase(Locale.ROOT).replace('_', '-');
        return name.endsWith("-url") ? SCHEME + name.substring("linkspan-".length()) + END : null;
    }

    static CaseAddress of(String system, String url) {
        int end = url.indexOf(END);
        if (!url.startsWith(SCHEME + system + "-") || end < 0) {
            return new CaseAddress("", url);
        }
        String path = url.substring(end + END.length());
        return new CaseAddress(url.substring((SCHEME + system + "-").length(), end), path.replaceFirst("^/", ""));
    }

    /** The key only where it is another than {@code url}. */
    void into(ObjectNode facts) {
        if (!key.equals("url")) {
            facts.put("url", key);
        }
        facts.put("path", path);
    }
}
