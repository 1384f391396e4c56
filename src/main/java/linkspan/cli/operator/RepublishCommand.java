package linkspan.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import linkspan.cli.terminal.HubAccess;
import linkspan.model.Json;
import linkspan.platform.terminal.CommandFailed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Has a running hub publish events again, slice by slice. Exit 1: refused, or the broker takes nothing. */
@Command(
        name = "republish",
        description = "Publishes events again: for a topic that lost its records. Systems drop what they have done.",
        footer = {
            "",
            "May be stopped (Ctrl-C) and repeated at any time. Events are there for 14 days (LINKSPAN_RETENTION_EVENTS).",
            "",
            "Example:",
            "  java -jar target/linkspan.jar republish --since 2h --topic order-topic"
        })
public final class RepublishCommand implements Callable<Integer> {
    /** Slices of a few seconds each: about a minute. */
    private static final int MOST_IDLE = 12;

    @Option(
            names = "--since",
            required = true,
            paramLabel = "TIME",
            description = "events of that time and later: 30m, 2h, 3d ago, or 2026-11-11T08:00:00Z")
    private String since = "";

    @Option(names = "--topic", description = "only of this topic, as order-topic")
    private @Nullable String topic;

    @Option(names = "--key", description = "only of this order or SKU")
    private @Nullable String key;

    @Mixin
    private HubAccess hub = new HubAccess();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ObjectNode request =
                HubAccess.object().put("since", since).put("topic", topic).put("key", key);
        long events = 0;
        long keys = 0;
        int idle = 0;
        while (true) {
            HubAccess.Reply reply = hub.post("/admin/republish", request);
            if (!reply.fine()) {
                throw new CommandFailed(reply.error() + (events == 0 ? "" : "; published until then: " + events));
            }
            JsonNode slice = reply.json();
            events += slice.path("events").asLong();
            keys += slice.path("keys").asLong();
            if (slice.path("done").asBoolean()) {
                return done(slice.path("since").asText(), events, keys);
            }
            idle = slice.path("keys").asLong() == 0 ? idle + 1 : 0;
            if (idle == MOST_IDLE) {
                throw new CommandFailed("the outbox does not get shorter, is the broker up? Published until then: "
                        + events + " events of " + keys + " keys");
            }
            spec.commandLine()
                    .getErr()
                    .println(events + " events of " + keys + " keys, as far as "
                            + slice.path("after").asText());
            request.put("since", slice.path("since").asText())
                    .put("after", slice.path("after").asText());
        }
    }

    private int done(String from, long events, long keys) {
        ObjectNode all =
                HubAccess.object().put("since", from).put("events", events).put("keys", keys);
        spec.commandLine()
                .getOut()
                .println(
                        hub.json()
                                ? Json.text(all)
                                : events + " events of " + keys + " keys go out again, since " + from);
        return CommandLine.ExitCode.OK;
    }
}
