package linkspan.inbound.topic;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import linkspan.commit.Committer;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.message.MessageKey;
import linkspan.inbound.message.ReceivedMessage;
import linkspan.inbound.request.Body;
import linkspan.inbound.route.Receivers;
import linkspan.inbound.route.RouteEnd;
import linkspan.inbound.route.RouteRun;
import linkspan.inbound.route.Ruling;
import linkspan.inbound.route.page.Pages;

/** Tells in the words of the table what becomes of a record. */
public final class RecordEnds {
    private RecordEnds() {}

    public static String of(RouteEnd end, UnitOfWork unit, Committer committer) {
        Body body = new Body("x".getBytes(StandardCharsets.UTF_8));
        MessageKey key = new MessageKey("acme", "TOPIC", "acme.receive", "1");
        ReceivedMessage message = new ReceivedMessage("m", key, body.sha256(), body, "text/plain", "", null);
        CompletableFuture<RecordEnd> result = new CompletableFuture<>();
        Pages pages = new Pages(new Receivers(), committer, () -> "p", Runnable::run);
        RecordCompletion completion = new RecordCompletion(unit, message, committer, pages, result);
        new RouteRun(null, unit, Map.of(), Ruling.WhenRefused.KEEP, completion).ended(end, () -> {});
        if (result.join() instanceof RecordEnd.Stored stored) {
            return stored.outcome().equals("accepted") ? "commit" : "keep";
        }
        return "retry";
    }
}
