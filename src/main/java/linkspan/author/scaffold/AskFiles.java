package linkspan.author.scaffold;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import linkspan.author.scaffold.RouteName.Verb;
import linkspan.platform.terminal.CommandFailed;

/** A route that asks a system something, for a client or for another route. */
final class AskFiles {
    private final NewRouteFiles files;

    AskFiles(NewRouteFiles files) {
        this.files = files;
    }

    void add(Wishes wishes) {
        if (wishes.topic().isPresent()
                || wishes.rows().isPresent()
                || wishes.call().isPresent()) {
            throw new CommandFailed("--topic, --rows and --call are for receive and deliver routes");
        }
        RouteName name = files.name();
        RouteText text = new RouteText(name);
        files.route(name.verb() == Verb.SERVE ? text.serve() : text.ask());
        String jslt =
                "// The answer of " + name.system() + " as the asker wants it. TODO: it is handed on as it is.\n.\n";
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
