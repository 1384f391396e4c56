package linkspan.inbound.route.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import linkspan.commit.Answer;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.Origin;
import linkspan.commit.SealedUnit;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.auth.Caller;
import linkspan.inbound.message.KeepWhenRefused;
import linkspan.inbound.message.MessageKey;
import linkspan.inbound.message.ReceivedMessage;
import linkspan.inbound.request.Body;
import linkspan.inbound.route.Receivers;
import linkspan.inbound.route.RouteRun;
import linkspan.inbound.route.Ruling;
import linkspan.model.ExchangeProperty;
import linkspan.model.Json;
import linkspan.model.Sha256;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes kept pages apart: the page is replayed element by element, and in one commit its sound elements take effect, each
 * bad one becomes a letter of its own and the page stops being one. Whatever goes wrong, the page stays the letter that it
 * is.
 *
 * <p>A bad element is a letter once, in however many pages it comes; of two that take a page apart at once one succeeds.
 */
public final class Pages {
    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
    private static final Answer NOBODY = new Answer(200, "", "");
    private static final String KEY_ID = "page";
    private final Receivers receivers;
    private final Committer committer;
    private final Supplier<String> ids;
    private final Executor executor;

    /** {@code ids} are never the same twice; {@code executor} runs what follows a commit. */
    public Pages(Receivers receivers, Committer committer, Supplier<String> ids, Executor executor) {
        this.receivers = receivers;
        this.committer = committer;
        this.ids = ids;
        this.executor = executor;
    }

    /** True when it is worth the trial. */
    public static boolean mayBe(@Nullable Object body) {
        return body instanceof JsonNode document && !Page.in(document).isEmpty();
    }

    /** Calls back once, on any thread: true when it was taken apart. */
    public void takeApart(KeptPage kept, Consumer<Boolean> done) {
        Optional<Consumer<RouteRun>> receiver = receivers.find(kept.key().route());
        if (receiver.isEmpty()) {
            done.accept(false);
            return;
        }
        new PartTrial(
                        kept.body(),
                        (part, number, ended) -> run(kept, receiver.get(), part, number, ended),
                        executor,
                        elements -> {
                            if (elements == null) {
                                done.accept(false);
                                return;
                            }
                            commit(kept, elements, done);
                        })
                .start();
    }

    private void run(KeptPage kept, Consumer<RouteRun> receiver, JsonNode part, int number, Consumer<PartEnd> ended) {
        UnitOfWork unit = new UnitOfWork();
        String key = kept.messageId() + "#" + number;
        ReceivedMessage message = message(kept, part, ids.get(), key);
        unit.attach(new Origin(kept.key().client(), message.id(), kept.traceparent()));
        unit.attach(new PartOf(kept.messageId()));
        unit.attach(message);
        unit.attach(new KeepWhenRefused(NOBODY));
        Map<String, Object> properties = new HashMap<>();
        properties.put(ExchangeProperty.CALLER, new Caller(kept.key().client(), KEY_ID));
        properties.put(ExchangeProperty.CLIENT, kept.key().client());
        properties.put(ExchangeProperty.RECORD, key);
        properties.put(ExchangeProperty.PATH, Map.of());
        properties.put(ExchangeProperty.QUERY, Map.of());
        receiver.accept(new RouteRun(part, unit, properties, Ruling.WhenRefused.KEEP, (ruling, finished) -> {
            PartEnd result = PartEnd.of(ruling, unit, NOBODY);
            finished.run();
            ended.accept(result);
        }));
    }

    private static ReceivedMessage message(KeptPage kept, JsonNode part, String id, String key) {
        Body body = new Body(Json.bytes(part));
        MessageKey page = kept.key();
        return new ReceivedMessage(
                id,
                new MessageKey(page.client(), page.method(), page.route(), key),
                body.sha256(),
                body,
                "application/json",
                kept.traceparent() == null ? "" : kept.traceparent(),
                null);
    }

    private void commit(KeptPage kept, PartTrial.Elements elements, Consumer<Boolean> done) {
        List<SealedUnit> units = new ArrayList<>();
        units.add(SealedUnit.of(new TakenApart(kept.messageId())));
        for (int i = 0; i < elements.ends().size(); i++) {
            units.add(
                    elements.ends().get(i) instanceof PartEnd.Good good
                            ? good.unit()
                            : letter(kept, elements.page(), i, (PartEnd.Bad)
                                    elements.ends().get(i)));
        }
        committer.commit(units, new Committer.Callback() {
            @Override
            public void committed(UnitInCommit page) {
                if (page.open()) {
                    LOG.info(
                            "page taken apart route={} messageId={} parts={}",
                            kept.key().route(),
                            kept.messageId(),
                            units.size() - 1);
                }
                executor.execute(() -> done.accept(page.open()));
            }

            @Override
            public void failed(CommitFailed failure) {
                executor.execute(() -> done.accept(false));
            }
        });
    }

    /** Its key is its content: the same bad element in another page is no second letter. */
    private SealedUnit letter(KeptPage kept, Page page, int index, PartEnd.Bad bad) {
        JsonNode part = page.with(index);
        String key = "part " + Sha256.hex(Json.bytes(part));
        UnitOfWork unit = new UnitOfWork();
        ReceivedMessage message = message(kept, part, ids.get(), key)
                .kept(bad.code().label() + ": " + page.name(index) + ": " + bad.why());
        unit.attach(new Origin(kept.key().client(), message.id(), kept.traceparent()));
        unit.attach(new PartOf(kept.messageId()));
        unit.attach(message);
        LOG.warn(
                "message kept route={} messageId={} part={} of {}",
                kept.key().route(),
                message.id(),
                page.name(index),
                kept.messageId());
        return unit.seal(NOBODY);
    }
}
