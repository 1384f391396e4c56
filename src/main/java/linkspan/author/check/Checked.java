package linkspan.author.check;

import java.time.Duration;
import java.util.List;

/**
 * One thing that was checked: a file, an example, a case. It passed when nothing was found that fails.
 *
 * @param name {@code routes/wms/deliver-order-created.camel.yaml}, {@code wms/deliver-order-created minimal},
 *     {@code wms.deliver-order-created when the warehouse is down the event waits}
 * @param rewrites what would make it pass, where only the expectation is another
 */
public record Checked(Kind kind, String name, List<Finding> findings, Duration took, List<Rewrite> rewrites) {
    /** In the order in which they are shown. */
    public enum Kind {
        FILE,
        EXAMPLE,
        CASE
    }

    public Checked {
        findings = List.copyOf(findings);
        rewrites = List.copyOf(rewrites);
    }

    /** Without a rewrite. */
    public Checked(Kind kind, String name, List<Finding> findings, Duration took) {
        this(kind, name, findings, took, List.of());
    }

    public boolean passed() {
        return findings.stream().noneMatch(finding -> finding.code().fails());
    }
}
