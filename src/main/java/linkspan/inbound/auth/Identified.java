package linkspan.inbound.auth;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import linkspan.inbound.client.ClientTerms;
import linkspan.inbound.request.AnswerHeader;
import org.jspecify.annotations.Nullable;

/**
 * A request whose sender is known.
 *
 * @param nonce what must be written with its effects, null where the way of signing has none
 * @param notices headers of every answer to it
 */
public record Identified(Caller caller, @Nullable NonceUse nonce, Map<AnswerHeader, String> notices) {
    public Identified {
        notices = Map.copyOf(notices);
    }

    public Identified(Caller caller, @Nullable NonceUse nonce) {
        this(caller, nonce, Map.of());
    }

    /** A registered client's; takes one of its calls. Throws {@link linkspan.model.failure.Refused} when none is left. */
    public static Identified of(ClientTerms terms, String keyId, @Nullable NonceUse nonce) {
        Map<AnswerHeader, String> left = terms.limits().take();
        return new Identified(new Caller(terms.name(), keyId, terms.grant().rights()), nonce, left);
    }

    /** The same for one who shows that it was given no more than these scopes. */
    public Identified within(Set<String> scopes) {
        return new Identified(
                new Caller(caller.client(), caller.keyId(), caller.rights().within(scopes)), nonce, notices);
    }

    /** The same, told this with every answer, too. */
    public Identified with(Map<AnswerHeader, String> more) {
        Map<AnswerHeader, String> both = new EnumMap<>(AnswerHeader.class);
        both.putAll(notices);
        both.putAll(more);
        return new Identified(caller, nonce, both);
    }
}
