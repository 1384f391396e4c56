package linkspan.inbound.route.intent;

import java.time.Duration;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.Origin;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitOfWork;
import linkspan.commit.intent.Intention;
import linkspan.inbound.auth.NonceUse;
import linkspan.inbound.message.ReceivedMessage;
import linkspan.inbound.request.AnswerStyle;
import linkspan.inbound.route.IntakeServices;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import org.jspecify.annotations.Nullable;

/** Writes one call's message as running, with what its route intends. Further first units of the route go without it. */
public final class FirstUnit implements Intention {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private final IntakeServices services;
    private final UnitOfWork bare;
    private final AnswerStyle style;
    private final ReceivedMessage message;
    private final @Nullable NonceUse nonce;
    private volatile boolean written;
    private volatile @Nullable UnitInCommit settled;

    /** {@code bare}: a unit with nothing but its origin. */
    public FirstUnit(
            IntakeServices services,
            UnitOfWork bare,
            AnswerStyle style,
            ReceivedMessage message,
            @Nullable NonceUse nonce) {
        this.services = services;
        this.bare = bare;
        this.style = style;
        this.message = message.asRunning();
        this.nonce = nonce;
    }

    /** The message is stored and has no answer yet. */
    public boolean isWritten() {
        return written;
    }

    /** What has become of the message, where nothing more is to be written; else null. */
    public @Nullable UnitInCommit settled() {
        return settled;
    }

    @Override
    public void commit(UnitOfWork first, Told told) {
        bare.part(Origin.class).ifPresent(first::attach);
        first.attach(style);
        if (!written) {
            first.attach(message);
            if (nonce != null) {
                first.attach(nonce);
            }
        }
        services.committer()
                .commit(first.seal(services.envelope().success(200, null)), PATIENCE, new Committer.Callback() {
                    @Override
                    public void committed(UnitInCommit unit) {
                        boolean goesOn = unit.open() && !unit.isAnswered();
                        written |= goesOn;
                        settled = goesOn ? null : unit;
                        services.server().work(goesOn ? () -> told.written(unit) : told::settled);
                    }

                    @Override
                    public void failed(CommitFailed failure) {
                        services.server().work(() -> told.refused(reason(failure)));
                    }
                });
    }

    private static Refused reason(CommitFailed failure) {
        return failure.isOfTheUnit()
                ? new Refused(FailureCode.SCHEMA_INVALID, String.valueOf(failure.getMessage()))
                : new Refused(FailureCode.NOT_STORED, "");
    }
}
