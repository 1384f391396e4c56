package linkspan.operations.alert.prometheus;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import linkspan.operations.alert.term.AlertTerm;
import linkspan.operations.alert.term.AlertTerms;
import linkspan.platform.alert.AlertRule;

/**
 * {@code docker/prometheus/linkspan.rules.yml}, made from {@code alerts.properties}: a second pair of eyes that still sees when hubs do
 * not. What only hubs know, Prometheus takes from {@code linkspan_alerts_firing}.
 */
public final class PrometheusRules {
    private static final Duration LEAST_HOLD = Duration.ofMinutes(1);

    private PrometheusRules() {}

    /** The whole file. */
    public static String of(AlertTerms terms) {
        StringBuilder file = new StringBuilder("""
                # Made from routes/_hub/alerts.properties by "linkspan alerts prometheus": change it there. A rule fires within 5 minutes of its
                # fault: window, "for" and scrape together. Hubs share a database and tell the same figure of what waits: hence max,
                # where what each counts for itself is summed.
                groups:
                  - name: linkspan
                    rules:
                """);
        file.append("""
                      - alert: HubDown
                        expr: up{job="linkspan"} == 0
                        for: 1m
                        labels: {severity: page}
                        annotations:
                          summary: "{{ $labels.instance }} does not answer"
                          runbook_url: "%s#hub-down"
                """.formatted(terms.runbook()));
        List<AlertTerm> sorted = terms.terms().values().stream()
                .sorted(Comparator.comparing(AlertTerm::rule))
                .toList();
        sorted.forEach(term -> file.append('\n').append(rule(term, terms.runbook())));
        return file.toString();
    }

    private static String rule(AlertTerm term, String runbook) {
        return """
                      - alert: %s
                        expr: >-
                          %s
                        for: %s
                        labels: {severity: %s}
                        annotations:
                          summary: "%s"
                          runbook_url: "%s#%s"
                """.formatted(
                        name(term.rule()),
                        expression(term),
                        hold(term.hold()),
                        term.severity().label(),
                        summary(term.rule()),
                        runbook,
                        term.rule().label());
    }

    /** {@code AnswersSlow}. */
    static String name(AlertRule rule) {
        return Arrays.stream(rule.label().split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static String expression(AlertTerm term) {
        BigDecimal threshold = term.threshold() == null ? BigDecimal.ZERO : term.threshold();
        String figure = threshold.stripTrailingZeros().toPlainString();
        return switch (term.rule()) {
            case ANSWERS_SLOW ->
                "histogram_quantile(0.99, sum by (le) (rate(linkspan_answers_seconds_bucket[2m]))) > " + figure;
            case ANSWERS_FAIL ->
                "100 * (sum(rate(linkspan_answers_seconds_count[2m]))"
                        + " - (sum(rate(linkspan_answers_seconds_count{code=~\"5..\"}[2m])) or vector(0)))"
                        + " / sum(rate(linkspan_answers_seconds_count[2m])) < " + figure;
            case MESSAGES_WAIT ->
                "max(linkspan_outbox_waiting) + (sum(max by (system) (linkspan_pending_waiting)) or vector(0)) > "
                        + figure;
            case SYNC_LATE ->
                "histogram_quantile(0.99, sum by (le, system) (rate(linkspan_events_lag_seconds_bucket[2m]))) > "
                        + figure;
            case SYSTEM_UNREACHABLE -> "max by (system) (resilience4j_circuitbreaker_state{state=\"open\"}) == 1";
            case LETTERS_WAIT -> "max by (system) (linkspan_pending_dead) > " + figure;
            case CONNECTIONS_SHORT -> "max by (instance, pool) (hikaricp_connections_pending) > " + figure;
            default ->
                "max by (rule) (linkspan_alerts_firing{rule=\"" + term.rule().label() + "\"}) > 0";
        };
    }

    private static String summary(AlertRule rule) {
        return switch (rule) {
            case SYNC_LATE, SYSTEM_UNREACHABLE, LETTERS_WAIT -> "{{ $labels.system }}: " + rule.english();
            case CONNECTIONS_SHORT -> "{{ $labels.instance }}: " + rule.english() + " in {{ $labels.pool }}";
            default -> rule.english();
        };
    }

    /** A scrape is 15 s old: less than a minute would fire at a gap. */
    private static String hold(Duration hold) {
        Duration most = hold.compareTo(LEAST_HOLD) < 0 ? LEAST_HOLD : hold;
        return most.toMinutes() + "m";
    }
}
