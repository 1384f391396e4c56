package linkspan.operations.ops;

import java.util.Optional;
import java.util.function.Function;
import linkspan.operations.access.Person;
import linkspan.operations.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who comes in at the admin API: the token of this start, for whoever may read the data folder, opens everything; a named
 * one what its role does.
 */
public final class OpsGate {
    private static final String ACTOR = "[\\w.@ -]{1,60}";
    private static final String BEARER = "Bearer ";
    private final OpsToken token;
    private final Function<String, Optional<Person>> named;

    /** @param named who has a token, of those that have names */
    public OpsGate(OpsToken token, Function<String, Optional<Person>> named) {
        this.token = token;
        this.named = named;
    }

    /** True for the token of this start; never blocks. */
    boolean opensAll(@Nullable String authorization) {
        return token.opens(authorization);
    }

    /** Blocks on the database. {@code actor}: as whom the holder of the start's token wants to stand in the audit log. */
    Optional<Person> person(@Nullable String authorization, @Nullable String actor) {
        if (token.opens(authorization)) {
            return Optional.of(new Person(actor != null && actor.matches(ACTOR) ? actor : "operator", Role.ADMIN));
        }
        return authorization != null && authorization.startsWith(BEARER)
                ? named.apply(authorization.substring(BEARER.length()))
                : Optional.empty();
    }
}
