package linkspan.reconcile.run.record;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Where a page of differences ended; the next one begins behind it. */
public record PageEnd(BigDecimal size, String key, String kind) {
    public static PageEnd of(Disagreement last) {
        BigDecimal magnitude = last.magnitude();
        return new PageEnd(
                magnitude == null ? BigDecimal.ZERO : magnitude.abs(),
                last.difference().key(),
                last.difference().kind().label());
    }

    /** For an address; opaque. */
    public String written() {
        String all = size.toPlainString() + ' ' + kind + ' ' + key;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all.getBytes(StandardCharsets.UTF_8));
    }

    /** What {@link #written} wrote; nothing for anything else. */
    public static Optional<PageEnd> read(String written) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8).split(" ", 3);
            return parts.length < 3 || parts[0].length() > 60
                    ? Optional.empty()
                    : Optional.of(new PageEnd(new BigDecimal(parts[0]), parts[2], parts[1]));
        } catch (IllegalArgumentException e) { // neither base64 nor a number
            return Optional.empty();
        }
    }
}
