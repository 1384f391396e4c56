package linkspan.lab.sandbox.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.ledger.LedgerJournal;

/**
 * What a system has done by itself and has to tell the hub, in a file: a fact and its messages are one line, so that a
 * killed sandbox knows both or neither. One thread at a time.
 */
public final class Outbox implements AutoCloseable {
    private final Deque<Mail> waiting = new ArrayDeque<>();
    private final LedgerJournal journal;
    private Runnable news = () -> {};

    /** Reads the file back and hands each fact to {@code remembered}, in order. */
    public Outbox(Path file, Consumer<ObjectNode> remembered) {
        this.journal = LedgerJournal.open(file, text -> {
            JsonNode line = SandboxJson.parse(text);
            if (line.has("sent")) {
                waiting.removeIf(mail -> mail.id().equals(line.get("sent").asText()));
                return;
            }
            line.required("mails").forEach(mail -> waiting.add(Mail.read(mail)));
            remembered.accept((ObjectNode) line.required("fact"));
        });
    }

    /** Written when it returns; the messages wait behind earlier ones. */
    public void add(ObjectNode fact, List<Mail> mails) {
        ObjectNode line = SandboxJson.object();
        line.set("fact", fact);
        ArrayNode list = line.putArray("mails");
        mails.forEach(mail -> list.add(mail.json()));
        journal.append(SandboxJson.write(line));
        waiting.addAll(mails);
        news.run();
    }

    /** How many messages the hub has not taken yet. */
    public int size() {
        return waiting.size();
    }

    Optional<Mail> first() {
        return Optional.ofNullable(waiting.peek());
    }

    /** The first one was taken. */
    void sent() {
        journal.append(SandboxJson.write(
                SandboxJson.object().put("sent", waiting.element().id())));
        waiting.remove();
    }

    /** {@code run} is called whenever something is added. */
    void onNews(Runnable run) {
        news = run;
    }

    @Override
    public void close() {
        journal.close();
    }
}
