package linkspan.lab.sandbox.ledger;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import linkspan.lab.sandbox.call.SystemAnswer;
import linkspan.lab.sandbox.call.SystemCall;
import org.jspecify.annotations.Nullable;

/**
 * What one system did, in a file {@code <system>.ledger}, one line of JSON per effect.
 *
 * <p>Answers are remembered by idempotency key for effects only: a refused call changed nothing and may be tried again
 * under its key. One thread at a time.
 */
public final class Ledger implements AutoCloseable {
    private final String system;
    private final Map<String, SystemAnswer.Done> answers = new HashMap<>();
    private final Tally tally = new Tally();
    private final Arrivals arrivals = new Arrivals();
    private final LedgerJournal journal;

    /** Reads the file back and hands each effect to {@code remembered}. */
    public Ledger(String system, Path folder, Consumer<LedgerEffect> remembered) {
        this.system = system;
        this.journal = LedgerJournal.open(folder.resolve(system + ".ledger"), line -> {
            LedgerEffect effect = LedgerEffect.parse(line);
            index(effect);
            remembered.accept(effect);
        });
    }

    /** The answer of the effect that this key had already. */
    public Optional<SystemAnswer> answered(@Nullable String key) {
        return Optional.ofNullable(key)
                .map(answers::get)
                .map(first -> new SystemAnswer.Replayed(first.status(), first.body()));
    }

    /** Written when it returns; nothing is remembered when it throws. */
    public void append(LedgerEffect effect) {
        journal.append(effect.line(system));
        index(effect);
    }

    /** Remembers a call that had no effect, for a while. */
    public void note(Arrival arrival) {
        arrivals.add(arrival);
    }

    public Tally tally() {
        return tally;
    }

    public List<Arrival> arrivals(String orderId) {
        return arrivals.of(orderId);
    }

    @Override
    public void close() {
        journal.close();
    }

    private void index(LedgerEffect effect) {
        SystemCall.Origin origin = effect.call().origin();
        tally.count(effect.action().word(), origin, effect.at());
        arrivals.add(Arrival.of(effect));
        String key = origin.key();
        if (key != null) {
            answers.put(key, effect.answer());
        }
    }
}
