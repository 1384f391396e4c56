package linkspan.operations.ops;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import linkspan.inbound.client.Grant;
import linkspan.inbound.limit.Quota;
import linkspan.platform.access.Rights;
import org.jspecify.annotations.Nullable;

/** What an operator wants to be granted: only what is named changes. Bad values are an {@link IllegalArgumentException}. */
record GrantChange(JsonNode body) implements UnaryOperator<Grant> {
    private static final String OFF = "off";
    /** As many characters as their columns have. */
    private static final int LONGEST = 1_000;

    private static final List<String> NAMES =
            List.of("scopes", "owners", "channels", "warehouses", "rate", "quota", "bearer", "v1Until");

    /** True: nothing but a new key is wanted. */
    boolean isEmpty() {
        return NAMES.stream().noneMatch(this::has);
    }

    /** The names of what changes, with their values, for the audit log. */
    String words() {
        TreeSet<String> words = new TreeSet<>();
        NAMES.stream()
                .filter(this::has)
                .forEach(name -> words.add(name + "="
                        + (body.path(name).isTextual() ? body.path(name).asText() : body.path(name))));
        return String.join(" ", words);
    }

    @Override
    public Grant apply(Grant before) {
        Rights rights = before.rights();
        return new Grant(
                new Rights(
                        words("scopes", rights.scopes()),
                        words("owners", rights.owners()),
                        words("channels", rights.channels()),
                        words("warehouses", rights.warehouses())),
                has("rate") ? rate() : before.rate(),
                has("quota") ? quota() : before.quota(),
                has("bearer") ? flag() : before.bearer(),
                has("v1Until") ? v1Until() : before.v1Until());
    }

    private boolean has(String name) {
        JsonNode value = body.path(name);
        return !value.isMissingNode() && !value.isNull();
    }

    private String text(String name) {
        return body.path(name).asText().strip();
    }

    /** A list of texts, or one text with commas; {@code off} stands for none. */
    private Set<String> words(String name, Set<String> before) {
        if (!has(name)) {
            return before;
        }
        Set<String> words = new HashSet<>();
        JsonNode value = body.path(name);
        if (value.isArray()) {
            value.forEach(word -> words.add(word.asText()));
        } else if (!text(name).equals(OFF)) {
            words.addAll(Rights.words(text(name)));
        }
        if (Rights.text(words).length() > LONGEST) {
            throw new IllegalArgumentException(name + " is longer than " + LONGEST + " characters");
        }
        return words;
    }

    private @Nullable Integer rate() {
        if (text("rate").equals(OFF)) {
            return null;
        }
        if (!body.path("rate").canConvertToExactIntegral() || !body.path("rate").canConvertToInt()) {
            throw new IllegalArgumentException("rate is no whole number");
        }
        return body.path("rate").asInt();
    }

    private @Nullable Quota quota() {
        return text("quota").equals(OFF) ? null : Quota.of(text("quota"));
    }

    private boolean flag() {
        JsonNode value = body.path("bearer");
        if (!value.isBoolean()) {
            throw new IllegalArgumentException("bearer is true or false");
        }
        return value.booleanValue();
    }

    private @Nullable Instant v1Until() {
        String text = text("v1Until");
        if (text.equals(OFF)) {
            return null;
        }
        try {
            return text.length() == "2027-01-31".length()
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no day like 2027-01-31, which ends v1 as it begins (UTC)");
        }
    }
}
