package linkspan.author.scaffold;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import linkspan.author.scaffold.mapping.ReceiveMapping;
import linkspan.author.scaffold.mapping.TryOut;
import linkspan.author.scaffold.sample.SampleFile;
import linkspan.mapping.schema.Fields;
import linkspan.platform.terminal.CommandFailed;

/** A route that takes what a system sends. */
final class ReceiveFiles {
    private final NewRouteFiles files;
    private final ObjectNode schema;

    ReceiveFiles(NewRouteFiles files, ObjectNode schema) {
        this.files = files;
        this.schema = schema;
    }

    void add(Wishes wishes) {
        if (wishes.rows().isPresent() || wishes.call().isPresent()) {
            throw new CommandFailed("--rows and --call are for deliver routes");
        }
        RouteName name = files.name();
        ReceiveMapping mapping = new ReceiveMapping(name.system(), name.what(), Fields.of(schema));
        RouteText route = new RouteText(name);
        files.route(route.receive(wishes.topic()));
        if (route.findsItsOrder()) {
            files.accepting(route.accept(), CaseText.accept(name.what()));
        }
        Optional<SampleFile> sample = wishes.sample();
        if (sample.isPresent()) {
            String jslt = mapping.text(sample.get().tree());
            files.mapping(jslt);
            int facts = files.example(sample.get(), jslt) instanceof TryOut.Result.Made made
                    ? made.output().size()
                    : 1;
            files.cases(cases(route, wishes, sample.get().form().extension(), facts));
            if (sample.get().form() == SampleFile.Form.XML && wishes.topic().isEmpty()) {
                files.files().note("XML is taken where system.properties says " + name.system() + ".accepts=xml");
            }
            return;
        }
        String jslt = mapping.withoutSample();
        files.mapping(jslt);
        files.example(JsonNodeFactory.instance.objectNode(), jslt);
        files.cases(cases(route, wishes, "json", 1));
    }

    private String cases(RouteText route, Wishes wishes, String extension, int facts) {
        CaseText text = new CaseText(files.name(), files.input(extension));
        return route.findsItsOrder()
                ? text.receiveThroughAccept(facts)
                : text.receive(wishes.topic().isPresent() ? "take" : "accept", facts);
    }
}
