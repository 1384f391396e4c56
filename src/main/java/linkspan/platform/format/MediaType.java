package linkspan.platform.format;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a sender says about a document's form (RFC 9110 §8.3).
 *
 * @param name lower case, {@code text/csv}
 * @param charset null when none was said
 */
public record MediaType(String name, @Nullable Charset charset) {
    static final int LONGEST = 200;
    private static final String TOKEN = "[A-Za-z0-9!#$&^_.+-]+";
    private static final Pattern TYPE = Pattern.compile("(" + TOKEN + "/" + TOKEN + ")[ \t]*(.*)");
    private static final Pattern PARAMETER =
            Pattern.compile(";[ \t]*(" + TOKEN + ")=(?:(" + TOKEN + ")|\"([^\"\\\\]*)\")[ \t]*");

    /** Empty when the text is no media type, or names a charset that nobody here can read. */
    public static Optional<MediaType> of(String contentType) {
        Matcher type = TYPE.matcher(contentType.strip());
        if (contentType.length() > LONGEST || !type.matches()) {
            return Optional.empty();
        }
        Matcher parameter = PARAMETER.matcher(type.group(2));
        int end = 0;
        Charset charset = null;
        while (end < type.group(2).length() && parameter.find(end) && parameter.start() == end) {
            end = parameter.end();
            if (parameter.group(1).equalsIgnoreCase("charset")) {
                String value = parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
                charset = charset(value);
                if (charset == null) {
                    return Optional.empty();
                }
            }
        }
        return end < type.group(2).length()
                ? Optional.empty()
                : Optional.of(new MediaType(type.group(1).toLowerCase(Locale.ROOT), charset));
    }

    static @Nullable Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
