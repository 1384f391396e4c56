package linkspan.outbound.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Link: <https://…?page=2>; rel="next"} (RFC 8288 §3). What is malformed is passed over, as if it were not there. */
final class LinkHeader {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern TARGET = Pattern.compile("[\\s,]*<([^>]*)>");
    private static final Pattern PARAMETER =
            Pattern.compile("\\s*;\\s*(" + TOKEN + ")\\s*(?:=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s;,]*)))?");
    private static final int LONGEST = 16 << 10;

    private LinkHeader() {}

    /** Target of the first link whose relation is that; a link with another context ({@code anchor}) is none of this answer. */
    static Optional<String> target(String header, String relation) {
        String text = header.length() > LONGEST ? "" : header;
        Matcher target = TARGET.matcher(text);
        int at = 0;
        while (target.find(at)) {
            at = target.end();
            String relations = "";
            boolean elsewhere = false;
            Matcher parameter = PARAMETER.matcher(text).region(at, text.length());
            while (parameter.lookingAt()) {
                String name = parameter.group(1).toLowerCase(Locale.ROOT);
                String value = parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
                if (name.equals("rel") && relations.isEmpty() && value != null) { // the first one counts (§3.3)
                    relations = value;
                }
                elsewhere |= name.equals("anchor");
                at = parameter.end();
                parameter.region(at, text.length());
            }
            if (!elsewhere
                    && Arrays.asList(relations.toLowerCase(Locale.ROOT).split("\\s+"))
                            .contains(relation)) {
                return Optional.of(target.group(1).strip());
            }
        }
        return Optional.empty();
    }
}
