package linkspan.operations.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Holds some lines of the audit log as they were.
 *
 * @param number 1, 2, 3, … without gaps
 * @param last highest id that it covers; it begins behind the last of the seal before
 * @param newestAt of its lines
 * @param marks by id, with spaces between: {@code 7=0123456789abcdef}
 * @param mac over all of that and the seal before, by a key that is not in the database
 */
record AuditSeal(long number, long last, Instant newestAt, String marks, String mac) {
    /** So that its marks fit their column. */
    static final int MOST_LINES = 64;

    static AuditSeal of(long number, List<AuditEntry> lines, String previousMac, SealKey key) {
        AuditEntry last = lines.get(lines.size() - 1);
        Instant newest =
                lines.stream().map(AuditEntry::at).max(Instant::compareTo).orElse(last.at());
        String marks = lines.stream().map(it -> it.id() + "=" + key.mark(it)).collect(Collectors.joining(" "));
        return new AuditSeal(number, last.id(), newest, marks, "").withMac(previousMac, key);
    }

    private AuditSeal withMac(String previousMac, SealKey key) {
        return new AuditSeal(number, last, newestAt, marks, key.mac(this, previousMac));
    }

    boolean holds(String previousMac, SealKey key) {
        return key.mac(this, previousMac).equals(mac);
    }

    /** Mark by id, in their order. */
    Map<Long, String> lines() {
        Map<Long, String> lines = new LinkedHashMap<>();
        Arrays.stream(marks.split(" "))
                .map(it -> it.split("=", 2))
                .forEach(it -> lines.put(Long.valueOf(it[0]), it[1]));
        return lines;
    }
}
