package linkspan.operations.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import linkspan.model.Json;
import linkspan.operations.ledger.book.MinuteAccount;

/**
 * A day of the ledger (UTC) as a file of JSON lines: each minute of each system, then the gaps that were found, then a mark of all
 * lines before it by a key that comes out of the master key: HMAC-SHA-256. Who has only the file and the database cannot make one.
 */
public final class LedgerExport {
    private static final String ALGORITHM = "HmacSHA256";
    private final LedgerView view;
    private final Path folder;
    private final SecretKeySpec key;
    private final Clock clock;

    LedgerExport(LedgerView view, Path folder, String masterKey, Clock clock) {
        this.view = view;
        this.folder = folder;
        this.key = new SecretKeySpec(
                mac(new SecretKeySpec(masterKey.getBytes(UTF_8), ALGORITHM), "ledger-export"), ALGORITHM);
        this.clock = clock;
    }

    /** Writes yesterday's, once it is there to be written; every hub has its own copy. */
    void write() {
        LocalDate yesterday =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        Path file = folder.resolve(yesterday + ".jsonl");
        if (Files.exists(file) || view.countedTo().isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path part = folder.resolve(yesterday + ".part");
            Files.writeString(part, of(yesterday));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The day as it stands now, signed. */
    String of(LocalDate day) {
        Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant before = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        StringBuilder lines = new StringBuilder();
        view.each(
                from, before, account -> lines.append(Json.text(line(account))).append('\n'));
        view.found(from, before)
                .forEach(gap -> lines.append(Json.text(gap.json())).append('\n'));
        ObjectNode end = JsonNodeFactory.instance
                .objectNode()
                .put("day", day.toString())
                .put("madeAt", clock.instant().toString());
        lines.append(Json.text(end)).append('\n');
        ObjectNode signature = JsonNodeFactory.instance.objectNode().put("hmacSha256", sign(digest(lines.toString())));
        return lines.append(Json.text(signature)).append('\n').toString();
    }

    /** Whether a file is one of ours and unchanged, by the SHA-256 of its lines but the last, and what the last says. */
    boolean isOurs(String sha256, String signature) {
        return MessageDigest.isEqual(sign(sha256).getBytes(UTF_8), signature.getBytes(UTF_8));
    }

    /** SHA-256 of a text, in hexadecimal digits. */
    public static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private String sign(String sha256) {
        return HexFormat.of().formatHex(mac(key, sha256));
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static ObjectNode line(MinuteAccount account) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("minute", account.minute().toString())
                .put("system", account.share().system())
                .put("topic", account.share().topic())
                .put("accepted", account.accepted().count())
                .put("acceptedDigest", account.accepted().hex())
                .put("effective", account.effective().count())
                .put("effectiveDigest", account.effective().hex())
                .put("underWay", account.underWay())
                .put("dead", account.dead())
                .put("discarded", account.discarded());
    }
}
