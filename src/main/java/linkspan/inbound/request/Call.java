package linkspan.inbound.request;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A request under way: what was asked, and the one chance to answer it. */
public final class Call {
    private final RequestFacts facts;
    private final Body body;
    private final Consumer<HttpAnswer> exit;
    private final AtomicBoolean answered = new AtomicBoolean();

    /** {@code exit} takes the answer to the sender. */
    public Call(RequestFacts facts, Body body, Consumer<HttpAnswer> exit) {
        this.facts = facts;
        this.body = body;
        this.exit = exit;
    }

    public RequestFacts facts() {
        return facts;
    }

    public Body body() {
        return body;
    }

    /** On any thread; only the first answer counts. */
    public void answer(HttpAnswer answer) {
        if (answered.compareAndSet(false, true)) {
            exit.accept(answer);
        }
    }
}
