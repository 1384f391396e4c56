package linkspan.operations.alert.term;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import linkspan.model.source.NotText;
import linkspan.model.source.PropertiesText;
import linkspan.platform.alert.AlertRule;
import linkspan.platform.system.ConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * What {@code routes/_hub/alerts.properties} says: the rules that are on, and the channels. A value may be replaced by the environment:
 * {@code letters-wait.above} by {@code LINKSPAN_ALERT_LETTERS_WAIT_ABOVE}.
 *
 * @param terms of the rules that are on
 * @param runbook address of the page that says what to do, with a chapter for each rule
 */
public record AlertTerms(Map<AlertRule, AlertTerm> terms, AlertChannels channels, String runbook) {
    /** Below the folder of routes. */
    public static final Path FILE = Path.of("_hub", "alerts.properties");

    private static final String RUNBOOK = "runbook";
    private static final AlertTerms NONE = new AlertTerms(Map.of(), AlertChannels.NONE, "");

    public AlertTerms {
        terms = Map.copyOf(terms);
    }

    /**
     * Something in the file that nobody can use.
     *
     * @param line from 1
     */
    public record Problem(int line, String text) {}

    public Optional<AlertTerm> of(AlertRule rule) {
        return Optional.ofNullable(terms.get(rule));
    }

    /**
     * Reads the file; without one no rule is on.
     *
     * @param environment value of a variable, or null
     * @throws ConfigurationError naming file and line of the first problem
     */
    public static AlertTerms read(Path routes, UnaryOperator<@Nullable String> environment) {
        Path file = routes.resolve(FILE);
        List<Problem> problems = new ArrayList<>();
        AlertTerms read = read(file, environment, problems);
        if (!problems.isEmpty()) {
            Problem first = problems.get(0);
            throw new ConfigurationError(file + ":" + first.line() + ": " + first.text());
        }
        return read;
    }

    /** What is wrong with the file as it stands. */
    public static List<Problem> problems(Path routes, UnaryOperator<@Nullable String> environment) {
        List<Problem> problems = new ArrayList<>();
        read(routes.resolve(FILE), environment, problems);
        return problems;
    }

    private static AlertTerms read(Path file, UnaryOperator<@Nullable String> environment, List<Problem> problems) {
        if (!Files.exists(file)) {
            return NONE;
        }
        try {
            PropertiesText text = PropertiesText.read(file);
            Map<String, String> values = new LinkedHashMap<>(text.values());
            AlertChannels.KEYS.forEach(key -> values.putIfAbsent(key, ""));
            values.replaceAll((key, value) -> {
                String outside = environment.apply(variable(key));
                return outside == null ? value.strip() : outside.strip();
            });
            return new Reading(values, text.lines(), problems).terms();
        } catch (NotText e) {
            problems.add(new Problem(e.line(), e.reason()));
        } catch (IOException e) {
            problems.add(new Problem(1, "cannot be read: " + e.getMessage()));
        }
        return NONE;
    }

    /** The variable that replaces a key. */
    static String variable(String key) {
        return "LINKSPAN_ALERT_"
                + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** One file on its way from text to terms. */
    private record Reading(Map<String, String> values, Map<String, Integer> lines, List<Problem> problems) {
        AlertTerms terms() {
            Map<AlertRule, Map<String, String>> byRule = new EnumMap<>(AlertRule.class);
            Map<String, String> channels = new HashMap<>();
            values.forEach((key, value) -> {
                if (key.equals(RUNBOOK)) {
                    return;
                }
                if (AlertChannels.KEYS.contains(key)) {
                    channels.put(key, value);
                    return;
                }
                int dot = key.lastIndexOf('.');
                String label = dot < 0 ? key : key.substring(0, dot);
                Optional<AlertRule> rule = AlertRule.of(label);
                if (dot < 0 || rule.isEmpty()) {
                    problem(key, TermKeys.unknown(key, label));
                } else {
                    byRule.computeIfAbsent(rule.get(), none -> new HashMap<>()).put(key.substring(dot + 1), value);
                }
            });
            Map<AlertRule, AlertTerm> terms = new EnumMap<>(AlertRule.class);
            byRule.forEach((rule, own) -> term(rule, own).ifPresent(term -> terms.put(rule, term)));
            return new AlertTerms(terms, AlertChannels.of(channels, this::problem), values.getOrDefault(RUNBOOK, ""));
        }

        private Optional<AlertTerm> term(AlertRule rule, Map<String, String> own) {
            int before = problems.size();
            own.keySet().stream()
                    .filter(key -> !TermKeys.of(rule).contains(key))
                    .forEach(key -> problem(rule.label() + "." + key, TermKeys.none(rule, key)));
            BigDecimal threshold = rule.figure() == AlertRule.Figure.NONE ? null : threshold(rule, own, before);
            int least = read(rule, "least", own, TermKeys::count, 1);
            Duration hold = read(rule, "for", own, TermKeys::duration, Duration.ZERO);
            Severity severity = read(rule, "severity", own, TermKeys::severity, Severity.TICKET);
            return problems.size() == before
                    ? Optional.of(new AlertTerm(rule, threshold, least, hold, severity))
                    : Optional.empty();
        }

        private BigDecimal threshold(AlertRule rule, Map<String, String> own, int before) {
            String side = rule.side().word();
            if (!own.containsKey(side) && problems.size() == before) {
                problem(firstOf(rule, own), rule.label() + "." + side + " is missing");
            }
            return read(rule, side, own, text -> TermKeys.figure(rule, text), BigDecimal.ZERO);
        }

        private static String firstOf(AlertRule rule, Map<String, String> own) {
            return rule.label() + "." + own.keySet().iterator().next();
        }

        private <T> T read(AlertRule rule, String key, Map<String, String> own, TermKeys.Form<T> form, T otherwise) {
            String text = own.get(key);
            if (text == null) {
                return otherwise;
            }
            try {
                return form.read(text);
            } catch (IllegalArgumentException e) {
                problem(rule.label() + "." + key, rule.label() + "." + key + ": " + e.getMessage());
                return otherwise;
            }
        }

        private void problem(String key, String text) {
            problems.add(new Problem(lines.getOrDefault(key, 1), text));
        }
    }
}
