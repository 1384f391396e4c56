package linkspan.platform.system;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values as engineers write them: {@code 10s}, {@code 250ms}, {@code 5MiB}. The value carries its unit. */
public final class Setting {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|min|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(B|KiB|MiB)");

    private Setting() {}

    /** Throws {@link IllegalArgumentException} with the forms that are understood. */
    public static Duration duration(String text) {
        Matcher m = DURATION.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!m.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no duration like 250ms, 10s, 5m, 2h");
        }
        long n = Long.parseLong(m.group(1));
        return switch (m.group(2)) {
            case "ms" -> Duration.ofMillis(n);
            case "s" -> Duration.ofSeconds(n);
            case "m", "min" -> Duration.ofMinutes(n);
            case "h" -> Duration.ofHours(n);
            default -> Duration.ofDays(n);
        };
    }

    /** Where a system is: {@code http} or {@code https} with a host, or {@code jdbc:}. Throws {@link IllegalArgumentException}. */
    public static String address(String text) {
        String plain = text.strip();
        boolean database = plain.matches("jdbc:[a-z0-9]+:.+");
        if (!database && !isWeb(plain.replaceAll("\\{[^{}]*}", "x"))) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no address like https://wms.example.com/api or jdbc:postgresql://bi/reports");
        }
        return plain;
    }

    private static boolean isWeb(String text) {
        try {
            URI address = new URI(text);
            return List.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Bytes. Throws {@link IllegalArgumentException} with the forms that are understood. */
    public static long bytes(String text) {
        Matcher m = SIZE.matcher(text.strip());
        if (!m.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no size like 512KiB, 1MiB");
        }
        long n = Long.parseLong(m.group(1));
        return switch (m.group(2)) {
            case "KiB" -> n << 10;
            case "MiB" -> n << 20;
            default -> n;
        };
    }
}
