package linkspan.operations.ledger.book;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Stands for a set of ids: how many there are, and the exclusive or of the first 128 bits of each one's SHA-256. Adding an id is
 * taking it away: a set without a part has the digest of both, joined. Two sets of ids that differ have the same digest once in 2^128.
 */
public record SetDigest(long count, long high, long low) {
    public static final SetDigest NONE = new SetDigest(0, 0, 0);

    public static SetDigest of(String id) {
        try {
            ByteBuffer hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8)));
            return new SetDigest(1, hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** Of all of them. */
    public static SetDigest of(List<LedgerEntry> entries) {
        return entries.stream().map(entry -> of(entry.eventId())).reduce(NONE, SetDigest::plus);
    }

    public static SetDigest of(long count, String hex) {
        ByteBuffer bits = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
        return new SetDigest(count, bits.getLong(), bits.getLong());
    }

    public SetDigest plus(SetDigest other) {
        return new SetDigest(count + other.count, high ^ other.high, low ^ other.low);
    }

    public SetDigest minus(SetDigest part) {
        return new SetDigest(count - part.count, high ^ part.high, low ^ part.low);
    }

    /** 32 digits. */
    public String hex() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
