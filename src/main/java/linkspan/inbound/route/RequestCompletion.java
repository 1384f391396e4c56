package linkspan.inbound.route;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import linkspan.commit.Answer;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.Origin;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitOfWork;
import linkspan.commit.intent.Intention;
import linkspan.commit.intent.LateAnswer;
import linkspan.inbound.admission.Admitted;
import linkspan.inbound.auth.Caller;
import linkspan.inbound.auth.NonceUse;
import linkspan.inbound.message.DeadLetter;
import linkspan.inbound.message.KeepWhenRefused;
import linkspan.inbound.message.ReceivedMessage;
import linkspan.inbound.request.AnswerHeader;
import linkspan.inbound.request.AnswerStyle;
import linkspan.inbound.request.Call;
import linkspan.inbound.request.HttpAnswer;
import linkspan.inbound.request.RequestFacts;
import linkspan.inbound.route.intent.FirstUnit;
import linkspan.inbound.route.page.KeptPage;
import linkspan.inbound.route.page.Pages;
import linkspan.model.ExchangeProperty;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.crash.CrashPoint;
import linkspan.platform.database.DatabaseFailed;
import linkspan.platform.trace.Tracing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request, from the door to its answer. Nobody is told 2xx before the commit. */
final class RequestCompletion implements RouteRun.Completion {
    /** A commit that takes longer is told as not stored: the sender comes again and finds out. */
    private static final Duration PATIENCE = Duration.ofMillis(1_100);

    private static final Logger LOG = LoggerFactory.getLogger(RequestCompletion.class);
    private final IntakeServices services;
    private final IntakeTerms terms;
    private final String route;
    private final Call call;
    private final AnswerStyle style;
    private final long started = System.nanoTime();
    private UnitOfWork unit = new UnitOfWork();
    private @Nullable ReceivedMessage message;
    private @Nullable JsonNode body;
    private Map<AnswerHeader, String> notices = Map.of();
    private @Nullable NonceUse nonce;
    private @Nullable FirstUnit first;

    RequestCompletion(IntakeServices services, IntakeTerms terms, String route, Call call) {
        this.services = services;
        this.terms = terms;
        this.route = route;
        this.call = call;
        this.style = AnswerStyle.of(call.facts().header("accept"), call.facts().header("accept-language"));
    }

    /** The run of the route; empty when the request is not admitted, which its sender is told. */
    Optional<RouteRun> admitted() {
        try {
            if (terms.admission().isGreeting(call.facts(), call.body())) {
                answer("greeted", new HttpAnswer(services.envelope().success(200, null)));
                return Optional.empty();
            }
            Admitted admitted = terms.admission().admit(route, call.facts(), call.body());
            message = admitted.message();
            notices = admitted.sender().notices();
            body = admitted.json();
            RouteRun run = new RouteRun(body, unit, properties(admitted), terms.whenRefused(), this);
            if (admitted.unreadable() != null) { // as if its route had refused it: a setting says what becomes of it
                run.ended(new RouteEnd.Refusal(admitted.unreadable()), () -> {});
                return Optional.empty();
            }
            return Optional.of(run);
        } catch (Refused e) {
            refuse(e);
        } catch (DatabaseFailed e) {
            LOG.warn("not admitted route={}", route, e);
            refuse(new Refused(FailureCode.NOT_STORED, ""));
        }
        return Optional.empty();
    }

    private Map<String, Object> properties(Admitted admitted) {
        RequestFacts facts = call.facts();
        Caller caller = admitted.sender().caller();
        String messageId = message == null ? null : message.id();
        unit.attach(new Origin(caller.client(), messageId, facts.traceparent()));
        unit.attach(style);
        nonce = admitted.sender().nonce();
        Map<String, Object> properties = new HashMap<>();
        properties.put(ExchangeProperty.CALLER, caller);
        properties.put(ExchangeProperty.CLIENT, caller.client());
        properties.put(ExchangeProperty.RIGHTS, caller.rights());
        properties.put(ExchangeProperty.REQUEST, facts.withoutProofs());
        properties.put(ExchangeProperty.HEADERS, facts.withoutProofs().headers());
        properties.put(ExchangeProperty.PATH, facts.parameters());
        properties.put(ExchangeProperty.QUERY, admitted.query());
        if (message != null) {
            first = new FirstUnit(services, unit.bare(), style, message, nonce);
            properties.put(Intention.PROPERTY, first);
        }
        return properties;
    }

    @Override
    public void complete(Ruling ruling, Runnable finished) {
        UnitInCommit settled = first == null ? null : first.settled();
        if (settled != null) {
            answer(settled, new HttpAnswer(settled.answer()));
            finished.run();
            return;
        }
        if (ruling instanceof Ruling.Keep keep) {
            keep(keep.letter(), finished);
        } else if (ruling instanceof Ruling.Commit commit) {
            commit(commit.end(), finished);
        } else if (ruling instanceof Ruling.Refuse refuse) {
            refuseUnlessKnown(refuse.refused(), finished);
        } else if (ruling instanceof Ruling.Retry retry) {
            retry(retry, finished);
        }
    }

    private void retry(Ruling.Retry ruling, Runnable finished) {
        if (ruling.cause() != null) {
            LOG.error(
                    "route failed system={} route={} messageId={} code={}",
                    terms.system(),
                    route,
                    messageId(),
                    ruling.told().code().label(),
                    ruling.cause());
        }
        refuseUnlessKnown(ruling.told(), finished);
    }

    private void keep(DeadLetter letter, Runnable finished) {
        LOG.warn(
                "message kept system={} route={} messageId={} code={}",
                terms.system(),
                route,
                messageId(),
                letter.code().label());
        message = message == null ? null : message.kept(letter.error());
        commit(new RouteEnd.Finished(200, null, Map.of()), finished);
    }

    private void commit(RouteEnd.Finished end, Runnable finished) {
        boolean running = first != null && first.isWritten();
        if (!running && nonce != null) {
            unit.attach(nonce);
        }
        if (message != null && running) {
            unit.attach(new LateAnswer(message.id()));
        } else if (message != null) {
            unit.attach(message);
            if (terms.whenRefused() == Ruling.WhenRefused.KEEP) {
                unit.attach(new KeepWhenRefused(
                        terms.rendering().of(services.envelope(), end, message.kept("refused in the commit"))));
            }
        }
        Answer answer = terms.rendering().of(services.envelope(), end, message);
        HttpAnswer whenNew = new HttpAnswer(answer, end.headers());
        Tracing.Step step = services.tracing()
                .begin(Tracing.Kind.INTERNAL, "commit", call.facts().traceparent());
        services.committer().commit(unit.seal(answer), PATIENCE, new Committer.Callback() {
            @Override
            public void committed(UnitInCommit written) {
                step.end(null);
                boolean refused = written.disposition() instanceof UnitInCommit.Disposition.Kept;
                boolean kept = refused || written.open() && message != null && message.error() != null;
                if (kept && Pages.mayBe(body)) {
                    services.pages().takeApart(page(), apart -> end(written));
                } else {
                    end(written);
                }
            }

            private void end(UnitInCommit written) {
                try {
                    CrashPoint.at("A10");
                    answer(written, whenNew);
                } catch (RuntimeException e) {
                    LOG.error("answer lost route={} messageId={}", route, messageId(), e);
                    refuse(new Refused(FailureCode.INTERNAL, ""));
                } finally {
                    finished.run();
                }
            }

            @Override
            public void failed(CommitFailed failure) {
                step.end("not committed");
                boolean kept = message == null || message.error() != null;
                Ruling next = Ruling.of(failure, kept ? Ruling.WhenRefused.REFUSE : terms.whenRefused());
                if (next instanceof Ruling.Keep keep) {
                    unit = unit.bare();
                    nonce = null;
                    keep(keep.letter(), finished);
                    return;
                }
                refuse(next instanceof Ruling.Retry retry ? retry.told() : ((Ruling.Refuse) next).refused());
                finished.run();
            }
        });
    }

    private KeptPage page() {
        ReceivedMessage kept = Objects.requireNonNull(message);
        return new KeptPage(kept.id(), kept.key(), kept.traceparent(), Objects.requireNonNull(body));
    }

    private void answer(UnitInCommit written, HttpAnswer whenNew) {
        UnitInCommit.Disposition end = written.disposition();
        if (end instanceof UnitInCommit.Disposition.Replayed replayed) {
            replay(replayed.first());
        } else if (end instanceof UnitInCommit.Disposition.Kept kept) {
            LOG.warn(
                    "message kept system={} route={} messageId={}: {}",
                    terms.system(),
                    route,
                    messageId(),
                    kept.because());
            answer("kept", new HttpAnswer(kept.told()));
        } else if (end instanceof UnitInCommit.Disposition.Refused refused) {
            answer("refused", HttpAnswer.refusal(refused));
        } else {
            boolean kept = message != null && message.error() != null;
            if (!kept) {
                tellOfNothing();
            }
            answer(kept ? "kept" : "accepted", whenNew.insteadWith(written.answer()));
        }
    }

    /** A condition with a typing error would lose messages without a trace. A call need not lead to an event. */
    private void tellOfNothing() {
        if (message != null && !unit.hasEvents() && !terms.system().equals(HubRestComponent.SYSTEM)) {
            services.meters().empty(terms.system(), route);
            LOG.info("nothing in it for us system={} route={} messageId={}", terms.system(), route, messageId());
        }
    }

    /** A repetition of a message that is stored gets its answer, even if the route would refuse it by now. */
    private void refuseUnlessKnown(Refused refused, Runnable finished) {
        Optional<Answer> known = Optional.empty();
        try {
            // a database that has just not answered is not asked a second time
            known = message == null || refused.code() == FailureCode.NOT_STORED
                    ? known
                    : services.messages().answerTo(message);
        } catch (DatabaseFailed e) {
            LOG.warn("no look at the stored answer route={}", route, e);
        }
        known.ifPresentOrElse(this::replay, () -> refuse(refused));
        finished.run();
    }

    private void replay(Answer first) {
        answer("replayed", new HttpAnswer(first, Map.of(AnswerHeader.IDEMPOTENT_REPLAYED, "true")));
    }

    private void refuse(Refused refused) {
        services.meters().count("refused", terms.system(), route, refused.code().label());
        send(HttpAnswer.refusal(services.envelope(), refused, style));
    }

    private void answer(String outcome, HttpAnswer answer) {
        services.meters()
                .count(
                        outcome,
                        terms.system(),
                        route,
                        Integer.toString(answer.answer().status()));
        send(answer);
    }

    private void send(HttpAnswer answer) {
        services.meters().time(terms.system(), route, answer.answer().status(), System.nanoTime() - started);
        call.answer(answer.with(notices));
    }

    private @Nullable String messageId() {
        return message == null ? null : message.id();
    }
}
