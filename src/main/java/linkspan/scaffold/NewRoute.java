package linkspan.scaffold;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import linkspan.canonical.SchemaReader;
import linkspan.event.EventType;
import linkspan.terminal.CommandFailed;

/** Writes a new route with its mapping, an example and a case. */
public final class NewRoute {
    private NewRoute() {}

    /** The files, not yet written; refuses a system without a folder, an event without a schema, and options that do not fit. */
    public static NewFiles files(Path home, RouteName name, Wishes wishes) {
        String properties = "routes/" + name.system() + "/system.properties";
        if (!Files.isRegularFile(home.resolve(properties))) {
            throw new CommandFailed(properties + " is missing: linkspan new system " + name.system() + " writes it");
        }
        RouteFiles files = new RouteFiles(home, name, wishes.example());
        switch (name.verb()) {
            case RECEIVE -> new ReceiveFiles(files, schema(home, name)).add(wishes);
            case DELIVER -> new DeliverFiles(files, schema(home, name)).add(wishes);
            case SERVE, ASK -> new AskFiles(files).add(wishes);
        }
        return files.files();
    }

    private static ObjectNode schema(Path home, RouteName name) {
        List<String> known =
                Arrays.stream(EventType.values()).map(EventType::label).toList();
        Path file = home.resolve("mappings/_canonical/" + name.what() + ".v1.schema.json");
        if (!known.contains(name.what()) || !Files.isRegularFile(file)) {
            String there = known.stream()
                    .filter(event ->
                            Files.isRegularFile(home.resolve("mappings/_canonical/" + event + ".v1.schema.json")))
                    .collect(Collectors.joining(", "));
            throw new CommandFailed("'" + name.what() + "' is no event; there are " + there);
        }
        return SchemaReader.read(file);
    }
}
