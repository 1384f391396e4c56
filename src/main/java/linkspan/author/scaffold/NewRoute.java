package linkspan.author.scaffold;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import linkspan.mapping.schema.EventSchemas;
import linkspan.mapping.schema.SchemaReader;
import linkspan.model.kind.EventTypes;
import linkspan.platform.terminal.CommandFailed;

/** Writes a new route with its mapping, an example and a case. */
public final class NewRoute {
    private NewRoute() {}

    /** The files, not yet written; refuses a system without a folder, an event without a schema, and options that do not fit. */
    public static NewFiles files(Path home, RouteName name, Wishes wishes) {
        String properties = "routes/" + name.system() + "/system.properties";
        if (!Files.isRegularFile(home.resolve(properties))) {
            throw new CommandFailed(properties + " is missing: linkspan new system " + name.system() + " writes it");
        }
        NewRouteFiles files = new NewRouteFiles(home, name, wishes.example());
        switch (name.verb()) {
            case RECEIVE -> new ReceiveFiles(files, schema(home, name)).add(wishes);
            case DELIVER -> new DeliverFiles(files, schema(home, name)).add(wishes);
            case SERVE, ASK, LIST -> new AskFiles(files).add(wishes);
            case RECONCILE -> reconcile(files, wishes);
            case POLL -> new PollFiles(files).add(wishes);
        }
        return files.files();
    }

    /** A route that compares a system with another one. */
    private static void reconcile(NewRouteFiles files, Wishes wishes) {
        if (wishes.sample().isPresent()
                || wishes.topic().isPresent()
                || wishes.rows().isPresent()
                || wishes.call().isPresent()) {
            throw new CommandFailed("a reconcile route takes no options: --sample is for its list routes");
        }
        files.route(new RouteText(files.name()).reconcile());
        files.cases("""
                tests:
                  - name: what both sides have alike is no difference
                    send: {text: ""}
                    reply: {compare: {json: {left: [{key: K-1, TODO: 5}], right: [{key: K-1, TODO: 5}]}}}
                    expect:
                      compare: {json: {alert: false, differences: []}}
                """);
    }

    private static ObjectNode schema(Path home, RouteName name) {
        EventTypes events = EventSchemas.readable(home.resolve("mappings"));
        if (events.find(name.what()).isEmpty()) {
            throw new CommandFailed("'" + name.what() + "' is no event; " + events.there(name.what()));
        }
        String file = "mappings/_canonical/" + name.what() + ".v1.schema.json";
        if (!Files.isRegularFile(home.resolve(file))) {
            throw new CommandFailed(name.what() + " has no schema " + file);
        }
        return SchemaReader.read(home.resolve(file));
    }
}
