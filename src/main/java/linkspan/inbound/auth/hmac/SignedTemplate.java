package linkspan.inbound.auth.hmac;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.inbound.auth.way.Words;

/**
 * The text that is signed: <code>{timestamp}.{body}</code>. What stands between the parts is itself.
 *
 * @param pieces parts and what is between them, in order; one of them is the body
 * @param origin scheme and host of an <code>{url}</code>, without a slash; empty: {@code https://} and the Host as sent
 */
record SignedTemplate(List<Piece> pieces, String origin) {
    private static final Pattern PIECE = Pattern.compile("\\{([a-z]*)}|[^{]+|\\{");

    /** What can be named between braces. */
    enum Part {
        METHOD,
        /** Origin, path and query. */
        URL,
        /** Path and query. */
        PATH,
        ID,
        TIMESTAMP,
        BODY
    }

    /** A part, or a text that stands for itself. */
    private sealed interface Piece {
        record Of(Part part) implements Piece {}

        record Plain(String text) implements Piece {}
    }

    SignedTemplate {
        pieces = List.copyOf(pieces);
    }

    /** Throws {@link IllegalArgumentException} for a part that does not exist, or when the body is not among them. */
    static SignedTemplate parse(String text, String origin) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = PIECE.matcher(text);
        while (matcher.find()) {
            String part = matcher.group(1);
            pieces.add(part == null ? new Piece.Plain(matcher.group()) : new Piece.Of(Words.parse(Part.class, part)));
        }
        SignedTemplate template = new SignedTemplate(pieces, origin);
        if (!template.has(Part.BODY)) {
            throw new IllegalArgumentException("'" + text + "' has no {body}: what is not signed could be anybody's");
        }
        return template;
    }

    boolean has(Part part) {
        return pieces.contains(new Piece.Of(part));
    }

    /** True when a message that was signed for one path is worth nothing on another. */
    boolean coversPath() {
        return has(Part.URL) || has(Part.PATH);
    }

    byte[] bytes(SignedRequest request) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(request.body().bytes().length + 200);
        for (Piece piece : pieces) {
            text.writeBytes(
                    piece instanceof Piece.Of of ? bytes(of.part(), request) : utf8(((Piece.Plain) piece).text()));
        }
        return text.toByteArray();
    }

    private byte[] bytes(Part part, SignedRequest request) {
        return switch (part) {
            case METHOD -> utf8(request.method());
            case URL -> utf8((origin.isEmpty() ? "https://" + request.host() : origin) + request.target());
            case PATH -> utf8(request.target());
            case ID -> utf8(request.id());
            case TIMESTAMP -> utf8(request.timestamp());
            case BODY -> request.body().bytes();
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
