package linkspan.console.visit;

import java.util.Map;
import java.util.Objects;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.operations.access.Person;
import linkspan.operations.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * One request of a browser.
 *
 * @param person null before the login
 * @param path decoded parameters of the path
 * @param query decoded parameters of the query, the first of each name
 * @param form what was filled in, the first of each name
 * @param from where, and by which means
 */
public record Visit(
        @Nullable Person person,
        Wording words,
        Map<String, String> path,
        Map<String, String> query,
        Map<String, String> form,
        From from) {
    public Visit {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
        form = Map.copyOf(form);
    }

    /**
     * How the browser came.
     *
     * @param here path and query
     * @param address the browser's
     * @param csrf goes into every form; empty before the login
     * @param nonce of this answer's scripts
     * @param theme light, dark or auto
     */
    public record From(String here, String address, String csrf, String nonce, String theme) {}

    public String id() {
        return Objects.requireNonNull(path.get("id"));
    }

    /** The person; only for pages that need a role. */
    public Person who() {
        return Objects.requireNonNull(person);
    }

    public boolean may(Role needed) {
        return person != null && person.role().may(needed);
    }

    /** Null when the query does not have it, or has it blank. */
    public @Nullable String asked(String name) {
        String value = query.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** What was filled in; empty when nothing was. */
    public String filled(String name) {
        return form.getOrDefault(name, "").strip();
    }

    /** The same, and it has to be there; throws {@link Refused}. */
    public String required(String name, int longest) {
        if (filled(name).isEmpty()) {
            throw new Refused(FailureCode.REQUEST_INVALID, words.say("form.missing", words.say("field." + name)));
        }
        return optional(name, longest);
    }

    /** What was filled in, or empty; throws {@link Refused} where it is too long. */
    public String optional(String name, int longest) {
        String value = filled(name);
        if (value.length() > longest) {
            throw new Refused(FailureCode.REQUEST_INVALID, words.say("form.long", longest));
        }
        return value;
    }

    public String say(String key, @Nullable Object... values) {
        return words.say(key, values);
    }
}
