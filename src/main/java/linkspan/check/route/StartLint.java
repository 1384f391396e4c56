package linkspan.check.route;

import java.util.List;
import java.util.function.UnaryOperator;
import linkspan.check.Finding;
import linkspan.check.FindingCode.Weight;
import linkspan.check.Sources;
import linkspan.system.ConfigurationError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a hub is told about its folders before anything of it starts. */
public final class StartLint {
    private static final Logger LOG = LoggerFactory.getLogger(StartLint.class);

    private StartLint() {}

    /**
     * Returns when the hub may start; what ought to be mended all the same is in the log.
     *
     * @param environment value of a variable, or null
     * @throws ConfigurationError with all that keeps it from starting, a line each
     */
    public static void pass(Sources sources, UnaryOperator<@Nullable String> environment) {
        long start = System.nanoTime();
        List<Finding> findings = new RouteLint(environment).ruled(sources);
        List<String> stops = stops(findings);
        if (!stops.isEmpty()) {
            throw new ConfigurationError(stops);
        }
        findings.forEach(finding -> LOG.warn("{}", finding));
        LOG.debug("routes looked at in {} ms", (System.nanoTime() - start) / 1_000_000);
    }

    /** What Camel stumbled over when it loaded the routes, with file and line where a load aside can tell them. */
    public static ConfigurationError explained(
            Sources sources, UnaryOperator<@Nullable String> environment, ConfigurationError camels) {
        List<String> stops = stops(new RouteLint(environment).findings(sources));
        return stops.isEmpty() ? camels : new ConfigurationError(stops);
    }

    private static List<String> stops(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.code().weight() == Weight.STOPS)
                .map(Finding::toString)
                .toList();
    }
}
