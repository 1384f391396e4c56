package linkspan.inbound.topic;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import linkspan.commit.Committer;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.message.MessageKey;
import linkspan.inbound.message.ReceivedMessage;
import linkspan.inbound.request.Body;
import linkspan.inbound.route.RouteEnd;
import linkspan.inbound.route.page.Pages;
import linkspan.inbound.route.Receivers;

/** Tells in the words of the table what becomes of a record. */
public final class RecordEnds {
    private RecordEnds() {}

    public static String of(RouteEnd end, UnitOfWork unit, Committer committer) {
        Body body = new Body("x".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        MessageKey key = new MessageKey("acme", "TOPIC", "acme.receive", "1");
        ReceivedMessage message = new ReceivedMessage("m", key, body.sha256(), body, "text/plain", "", null);
        CompletableFuture<RecordEnd> result = new CompletableFuture<>();
        Pages pages = new Pages(new Receivers(), committer, () -> "p", Runnable::run);
        new RecordSettlement(unit, message, committer, pages, result).settle(end, () -> {});
        RecordEnd told = Objects.requireNonNull(result.join());
        return told instanceof RecordEnd.Stored stored ? stored.outcome().replace("accepted", "commit").replace("kept", "keep") : "retry";
    }
}
