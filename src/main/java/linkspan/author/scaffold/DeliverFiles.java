package linkspan.author.scaffold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import linkspan.author.scaffold.guess.Stated;
import linkspan.author.scaffold.mapping.DeliverMapping;
import linkspan.author.scaffold.mapping.StraightCopy;
import linkspan.author.scaffold.sample.SampleFile;
import linkspan.mapping.schema.ExampleDocument;
import linkspan.mapping.schema.Field;
import linkspan.mapping.schema.Fields;
import linkspan.model.EventType;
import linkspan.model.Json;
import linkspan.platform.terminal.CommandFailed;

/** A route that brings an event to a system, by HTTP or into a database. */
final class DeliverFiles {
    private final NewRouteFiles files;
    private final ObjectNode schema;
    private final List<Field> fields;

    DeliverFiles(NewRouteFiles files, ObjectNode schema) {
        this.files = files;
        this.schema = schema;
        this.fields = Stated.told(files.name().what(), Fields.of(schema));
    }

    void add(Wishes wishes) {
        if (wishes.topic().isPresent()) {
            throw new CommandFailed("--topic is for receive routes");
        }
        wishes.sample().ifPresent(DeliverFiles::refuseXml);
        if (wishes.rows().isPresent()) {
            addRows(wishes, wishes.rows().get());
        } else {
            addCall(wishes);
        }
    }

    private void addCall(Wishes wishes) {
        RouteName name = files.name();
        String call = wishes.call().orElse(usualCall(name.what()));
        String object = wishes.sample()
                .map(sample -> new DeliverMapping(fields).object(sample.tree(), "", ""))
                .orElseGet(() -> new StraightCopy(fields).object());
        String jslt = "// What " + name.system() + " gets of " + name.what() + ". "
                + (wishes.sample().isPresent()
                        ? "A line marked \"guess\" was matched by name and content.\n"
                                + "// TODO read every line, then delete this one: before that the route is not loaded, nothing is sent.\n"
                        : "TODO rename what it calls otherwise, delete what it does not want.\n")
                + object + "\n";
        files.route(new RouteText(name).deliver(call));
        files.mapping(jslt);
        files.example(data(), jslt);
        files.cases(new CaseText(name, files.input("json")).deliver(call));
        if (wishes.call().isEmpty()) {
            files.files().note("it is called at " + call + " below its url: a guess, --call says otherwise");
        }
    }

    private void addRows(Wishes wishes, String rows) {
        if (!rows.matches("[a-z][a-z0-9_]*:[a-z][a-z0-9_]*")) {
            throw new CommandFailed("--rows " + rows + ": a table and its key, as orders:order_id");
        }
        RouteName name = files.name();
        String table = rows.substring(0, rows.indexOf(':'));
        String row = wishes.sample()
                .map(sample -> new DeliverMapping(fields).object(sample.tree(), ".data", "  "))
                .orElseGet(() -> new StraightCopy(fields).row(rows.substring(rows.indexOf(':') + 1)));
        String jslt = "// A batch of " + name.what() + " as rows by table. TODO keep the columns that the table has.\n"
                + "{\n  \"" + table + "\": [for (.) " + row + "]\n}\n";
        files.route(new RouteText(name).deliverRows(rows));
        files.mapping(jslt);
        files.example(JsonNodeFactory.instance.arrayNode().add(event(data())), jslt);
        files.cases(new CaseText(name, files.input("json")).deliverRows(Json.text(data())));
    }

    private JsonNode data() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        JsonNode example = ExampleDocument.of(schema);
        example.properties().stream()
                .filter(field -> fields.stream().anyMatch(one -> one.path().equals(field.getKey())))
                .forEach(field -> data.set(field.getKey(), field.getValue()));
        return data;
    }

    private JsonNode event(JsonNode data) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("eventId", "00000000-0000-4000-8000-000000000001")
                .put(
                        "eventType",
                        EventType.OWN.stream()
                                .filter(own -> own.label().equals(files.name().what()))
                                .findFirst()
                                .map(EventType::name)
                                .orElseGet(() -> EventType.named(files.name().what())))
                .put("sequence", 1)
                .put("timestamp", "2026-01-01T00:00:00Z")
                .set("data", data);
    }

    private static String usualCall(String event) {
        String subject = event.substring(0, event.indexOf('-'));
        return switch (event) {
            case "order-updated" -> "orders/{orderId}?method=PUT";
            case "order-cancelled" -> "orders/{orderId}/cancel";
            case "order-shipped" -> "shipments";
            default -> subject.toLowerCase(Locale.ROOT) + (subject.endsWith("s") ? "" : "s");
        };
    }

    private static void refuseXml(SampleFile sample) {
        if (sample.form() == SampleFile.Form.XML) {
            throw new CommandFailed(
                    sample.file() + ": a first guess is made for JSON; mappings to XML are written in XSLT"
                            + " (mappings/README.md), erp/deliver-order-created.xsl is one");
        }
    }
}
