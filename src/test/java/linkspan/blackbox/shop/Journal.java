package linkspan.blackbox.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What senders did: a line before each post and one after its answer, written before anything else happens. */
public final class Journal implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    public Journal(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.getParent());
            channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + file, e);
        }
    }

    /**
     * One post, begun or ended.
     *
     * @param status -1 when it begins, 0 when no answer came
     * @param role told (it is meant), again (told before), refused (it must have no effect)
     */
    public record Entry(
            String at, String role, String mark, String order, int version, String delivery, String hub, int status) {
        private ObjectNode json() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("at", at)
                    .put("role", role)
                    .put("mark", mark)
                    .put("order", order)
                    .put("version", version)
                    .put("delivery", delivery)
                    .put("hub", hub)
                    .put("status", status);
        }

        private static Entry of(JsonNode json) {
            return new Entry(
                    json.path("at").asText(),
                    json.path("role").asText(),
                    json.path("mark").asText(),
                    json.path("order").asText(),
                    json.path("version").asInt(),
                    json.path("delivery").asText(),
                    json.path("hub").asText(),
                    json.path("status").asInt());
        }

        public boolean isAcknowledged() {
            return status / 100 == 2;
        }

        /** No repetition would change it. */
        public boolean isRefused() {
            return status / 100 == 4 && status != 408 && status != 409 && status != 429;
        }
    }

    Entry add(String role, Message message, String hub, int status) {
        Entry entry = new Entry(
                Instant.now().toString(),
                role,
                message.mark(),
                message.order(),
                message.version(),
                message.delivery(),
                hub,
                status);
        append(entry.json() + "\n");
        return entry;
    }

    private synchronized void append(String line) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line);
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** All that is in the file. */
    public List<Entry> read() {
        ObjectMapper mapper = new ObjectMapper();
        List<Entry> entries = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                entries.add(Entry.of(mapper.readTree(line)));
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        }
    }
}
