package linkspan.inbound.auth.way;

import java.util.List;
import linkspan.inbound.auth.Authentication;
import linkspan.inbound.auth.Caller;
import linkspan.inbound.auth.Identified;
import linkspan.inbound.auth.NotAuthentic;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;

/** Senders that show a fixed secret. Compared before a body is read: strangers hand in none. */
public final class FixedToken implements Authentication {
    private final Caller caller;
    private final TokenForm form;
    private final List<String> secrets;

    /** @param secrets those that are valid now, two while they are changed */
    public FixedToken(Caller caller, TokenForm form, List<String> secrets) {
        this.caller = caller;
        this.form = form;
        this.secrets = List.copyOf(secrets);
    }

    @Override
    public List<String> headers() {
        return List.of(form.header());
    }

    @Override
    public boolean plausible(RequestFacts facts) {
        boolean valid = false;
        for (String secret : secrets) {
            valid |= form.matches(facts.header(form.header()), secret);
        }
        return valid;
    }

    @Override
    public Identified identify(RequestFacts facts, Body body) throws NotAuthentic {
        if (!plausible(facts)) {
            boolean missing = facts.header(form.header()).isEmpty();
            throw new NotAuthentic(caller.client(), form.header() + (missing ? " is missing" : " is wrong"));
        }
        return new Identified(caller, null);
    }
}
