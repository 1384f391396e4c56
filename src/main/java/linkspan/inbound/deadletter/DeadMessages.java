package linkspan.inbound.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import linkspan.commit.Committer;
import linkspan.commit.Origin;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.auth.Caller;
import linkspan.inbound.route.Receivers;
import linkspan.inbound.route.RouteRun;
import linkspan.inbound.route.Ruling;
import linkspan.inbound.route.page.KeptPage;
import linkspan.inbound.route.page.Pages;
import linkspan.model.ExchangeProperty;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.database.DatabaseFailed;

/**
 * What operators do with inbound messages that no mapping took: each is a dead letter. A replay runs the message's own
 * route again with the body as it came; of two at once one takes effect.
 */
public final class DeadMessages {
    private static final Duration LONGEST_RUN = Duration.ofSeconds(30);
    private static final String KEY_ID = "replay";
    private final DeadMessageStore store;
    private final Receivers receivers;
    private final Committer committer;
    private final Pages pages;
    private final AuditStore audit;

    public DeadMessages(
            DeadMessageStore store, Receivers receivers, Committer committer, Pages pages, AuditStore audit) {
        this.pages = pages;
        this.store = store;
        this.receivers = receivers;
        this.committer = committer;
        this.audit = audit;
    }

    /** kept, replayed, discarded or accepted; nothing when this system has not sent it. */
    public Optional<String> state(String messageId, String client) {
        return store.state(messageId, client);
    }

    /** Maps it again; waits at most 30 s. {@code actor} is who asked for it. */
    public ReplayResult replay(String messageId, String actor) {
        ReplayResult result = run(messageId);
        audit.add(actor, "message-replay", messageId, result.toString());
        return result;
    }

    /** Gives it up; false when it is not kept. {@code reason} is why, for the audit log. */
    public boolean discard(String messageId, String actor, String reason) {
        boolean discarded = store.discard(messageId);
        audit.add(actor, "message-discard", messageId, (discarded ? "discarded; " : "not kept; ") + reason);
        return discarded;
    }

    private ReplayResult run(String messageId) {
        Optional<DeadMessageStore.Original> found = store.find(messageId);
        if (found.isEmpty()) {
            return new ReplayResult.NotKept();
        }
        DeadMessageStore.Original original = found.get();
        Optional<Consumer<RouteRun>> receiver = receivers.find(original.key().route());
        if (receiver.isEmpty()) {
            return new ReplayResult.Failed("route " + original.key().route() + " is not running");
        }
        UnitOfWork unit = new UnitOfWork();
        unit.attach(new Origin(original.key().client(), messageId, original.traceparent(), true));
        unit.attach(new ReplayOf(messageId));
        CompletableFuture<ReplayResult> result = new CompletableFuture<>();
        Object body = original.body().content(original.contentType());
        receiver.get()
                .accept(new RouteRun(
                        body,
                        unit,
                        properties(original),
                        Ruling.WhenRefused.KEEP,
                        new ReplayCompletion(unit, messageId, committer, result)));
        ReplayResult whole = noted(messageId, end(result));
        return whole instanceof ReplayResult.StillKept && body instanceof JsonNode tree && Pages.mayBe(tree)
                ? inParts(new KeptPage(messageId, original.key(), original.traceparent(), tree), whole)
                : whole;
    }

    /** With a letter that stays one its newest error is noted. */
    private ReplayResult noted(String messageId, ReplayResult result) {
        if (result instanceof ReplayResult.StillKept still) {
            try {
                store.stillKept(messageId, still.error());
            } catch (DatabaseFailed e) {
                return new ReplayResult.Failed("database");
            }
        }
        return result;
    }

    /** A page that cannot be taken whole is a letter for each of its bad elements. */
    private ReplayResult inParts(KeptPage page, ReplayResult whole) {
        CompletableFuture<ReplayResult> result = new CompletableFuture<>();
        pages.takeApart(page, apart -> result.complete(apart ? new ReplayResult.Replayed() : whole));
        return end(result);
    }

    private static ReplayResult end(CompletableFuture<ReplayResult> result) {
        return result.completeOnTimeout(
                        new ReplayResult.Failed("no end within " + LONGEST_RUN.toSeconds() + " s"),
                        LONGEST_RUN.toSeconds(),
                        TimeUnit.SECONDS)
                .join();
    }

    private static Map<String, Object> properties(DeadMessageStore.Original original) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ExchangeProperty.CALLER, new Caller(original.key().client(), KEY_ID));
        properties.put(ExchangeProperty.CLIENT, original.key().client());
        properties.put(ExchangeProperty.RECORD, original.key().key());
        properties.put(ExchangeProperty.PATH, Map.of());
        properties.put(ExchangeProperty.QUERY, Map.of());
        return properties;
    }
}
