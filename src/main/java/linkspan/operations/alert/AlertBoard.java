package linkspan.operations.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.alert.AlertRule;

/** What fires and what is silenced, for whoever shows it to people. */
public final class AlertBoard {
    /** Stands for every rule, or every subject. */
    public static final String ANY = "*";

    private static final int MOST = 1_000;
    private static final Duration LONGEST_SILENCE = Duration.ofDays(30);
    private static final List<String> ALL = List.of("pending", "firing", "over");
    private final AlertStore alerts;
    private final SilenceStore silences;

    AlertBoard(AlertStore alerts, SilenceStore silences) {
        this.alerts = alerts;
        this.silences = silences;
    }

    /** The newest first, at most a thousand; {@code all}: also what is over or not for long enough yet. */
    public List<AlertRow> list(boolean all) {
        return alerts.list(all ? ALL : List.of("firing"), MOST);
    }

    /** Those that have not ended, the next to end first. */
    public List<Silence> silences() {
        return silences.standing();
    }

    /**
     * Nobody is told of that rule and subject for so long; zero ends it. When it ends.
     *
     * @throws Refused for a rule that there is not, or more than thirty days
     */
    public Instant silence(String rule, String subject, Duration time, String actor, String reason) {
        if (!rule.equals(ANY) && AlertRule.of(rule).isEmpty()) {
            throw new Refused(FailureCode.REQUEST_INVALID, "rule: there is no rule " + rule);
        }
        if (time.compareTo(LONGEST_SILENCE) > 0) {
            throw new Refused(FailureCode.REQUEST_INVALID, "for: at most " + LONGEST_SILENCE.toDays() + "d");
        }
        return silences.silence(rule, subject, time, actor, reason);
    }
}
