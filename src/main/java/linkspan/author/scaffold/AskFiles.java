package linkspan.author.scaffold;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import linkspan.author.scaffold.RouteName.Verb;
import linkspan.platform.terminal.CommandFailed;

/** A route that asks a system something: for a client, for another route, or to compare it. */
final class AskFiles {
    private final NewRouteFiles files;

    AskFiles(NewRouteFiles files) {
        this.files = files;
    }

    void add(Wishes wishes) {
        RouteName name = files.name();
        RouteText text = new RouteText(name);
        boolean table = name.verb() == Verb.LIST && wishes.rows().isPresent();
        if (wishes.topic().isPresent()
                || wishes.call().isPresent()
                || wishes.rows().isPresent() && !table) {
            throw new CommandFailed(
                    "--topic and --call are for receive and deliver routes, --rows for deliver, poll and list");
        }
        if (table) {
            String[] of = wishes.rows().get().split(":", 2);
            files.route(text.listTable(of[0], of.length == 2 ? of[1] : "id"));
            files.cases(CaseText.listTable(name.system()));
            return;
        }
        files.route(
                switch (name.verb()) {
                    case SERVE -> text.serve();
                    case LIST -> text.list();
                    default -> text.ask();
                });
        String jslt = name.verb() == Verb.LIST
                ? "// What " + name.system() + " has, as rows to be compared. TODO: name key and fields.\n"
                        + "if (is-array(.)) [for (.) {\"key\": id(.id)} + .] else []\n"
                : "// The answer of " + name.system() + " as the asker wants it. TODO: it is handed on as it is.\n.\n";
        files.mapping(jslt);
        String extension = wishes.sample()
                .map(sample -> {
                    files.example(sample, jslt);
                    return sample.form().extension();
                })
                .orElseGet(() -> {
                    files.example(JsonNodeFactory.instance.objectNode().put("TODO", "an answer"), jslt);
                    return "json";
                });
        String question = name.verb() == Verb.SERVE ? "{path: {}}" : "{json: {id: \"1\"}}";
        files.cases(new CaseText(name, files.input(extension)).ask(question));
    }
}
