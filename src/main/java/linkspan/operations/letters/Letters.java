package linkspan.operations.letters;

import java.util.List;
import java.util.Optional;
import linkspan.inbound.deadletter.DeadMessages;

/**
 * The one desk for dead letters, of deliveries and of inbound messages. Every decision is written together with its line
 * in the audit log: of two people who press at once, one has an effect and the other is told.
 *
 * <p>Methods block on the database and throw {@link linkspan.platform.database.DatabaseFailed}.
 */
public final class Letters {
    private final LetterStore store;
    private final DecisionStore deliveries;
    private final MessageDecisions messages;
    private final Runnable wake;

    /** @param wake called when something that waited has become due */
    public Letters(LetterStore store, DecisionStore deliveries, DeadMessages messages, Runnable wake) {
        this.store = store;
        this.deliveries = deliveries;
        this.messages = new MessageDecisions(messages);
        this.wake = wake;
    }

    /** Newest first. */
    public List<Letter> list(LetterFilter filter, LetterPage page) {
        return store.list(filter, page);
    }

    /** Nothing when there is no such letter, or a person has decided it. */
    public Optional<LetterContent> find(String id) {
        return LetterId.parse(id).flatMap(store::find);
    }

    /**
     * Tries it again from the first attempt on, before what waits behind it. {@code forced}: also where later events of the
     * key have taken effect, as those of a system whose failed keys are skipped.
     */
    public LetterResult replay(String text, String actor, Force force) {
        return decide(text, new Decision() {
            @Override
            public LetterResult ofDelivery(LetterStore.Place place) {
                return deliveries.replay(place, actor, force == Force.OLD_OVER_NEW, (connection, result) -> {});
            }

            @Override
            public LetterResult ofMessage(LetterId id) {
                return messages.replay(id, actor);
            }
        });
    }

    /** Replays a delivery, and writes something with it, in one transaction: both or none. Unknown: of a message, or of none. */
    public LetterResult replay(String text, String actor, DecisionStore.Note also) {
        LetterStore.Place place = LetterId.parse(text).flatMap(store::place).orElse(null);
        if (place == null) {
            return new LetterResult.Unknown();
        }
        LetterResult result = deliveries.replay(place, actor, false, also);
        wake.run();
        return result;
    }

    /** Whether old news may go over new. */
    public enum Force {
        IN_ORDER,
        OLD_OVER_NEW
    }

    /** Gives it up, so that what waits behind it goes on; only the first of its key, else the order would break. */
    public LetterResult discard(String text, String actor, String reason) {
        return decide(text, new Decision() {
            @Override
            public LetterResult ofDelivery(LetterStore.Place place) {
                return deliveries.discard(place, actor, reason);
            }

            @Override
            public LetterResult ofMessage(LetterId id) {
                return messages.discard(id, actor, reason);
            }
        });
    }

    /** What a person wants, for either kind of letter. */
    private interface Decision {
        LetterResult ofDelivery(LetterStore.Place place);

        LetterResult ofMessage(LetterId id);
    }

    private LetterResult decide(String text, Decision decision) {
        LetterId id = LetterId.parse(text).orElse(null);
        if (id == null) {
            return new LetterResult.Unknown();
        }
        LetterStore.Place place = store.place(id).orElse(null);
        if (place == null) {
            return decision.ofMessage(id);
        }
        LetterResult result = decision.ofDelivery(place);
        wake.run();
        return result;
    }
}
