package linkspan.author.scaffold;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import linkspan.author.scaffold.mapping.TryOut;
import linkspan.author.scaffold.sample.JsonText;
import linkspan.author.scaffold.sample.SampleFile;

/** The files of one route: where each stands. */
final class NewRouteFiles {
    private final RouteName name;
    private final Path home;
    private final NewFiles files;
    private final String example;

    /** @param example the example's name */
    NewRouteFiles(Path home, RouteName name, String example) {
        this.home = home;
        this.name = name;
        this.files = new NewFiles(home);
        this.example = example;
    }

    RouteName name() {
        return name;
    }

    NewFiles files() {
        return files;
    }

    void route(String yaml) {
        files.add("routes/" + name.system() + "/" + name.file() + ".camel.yaml", yaml);
    }

    void cases(String yaml) {
        files.add("routes/" + name.system() + "/" + name.file() + ".test.yaml", yaml);
    }

    /** The route that the first one hands each fact to. */
    void accepting(String yaml, String cases) {
        String file = "routes/" + name.system() + "/accept-" + name.what();
        files.add(file + ".camel.yaml", yaml);
        files.add(file + ".test.yaml", cases);
    }

    /** The route that a poll asks for a page. */
    void listing(String yaml, String cases) {
        String file = "routes/" + name.system() + "/list-" + name.what();
        files.add(file + ".camel.yaml", yaml);
        files.add(file + ".test.yaml", cases);
    }

    void mapping(String jslt) {
        files.add("mappings/" + name.system() + "/" + name.file() + ".jslt", jslt);
    }

    /** As a case names it: {@code ../../mappings/acme/receive-order-created/sample.in.json}. */
    String input(String extension) {
        return "../../" + folder() + example + ".in." + extension;
    }

    /** What went in, as it came, and what comes out where the mapping takes it. */
    TryOut.Result example(SampleFile sample, String jslt) {
        files.add(folder() + example + ".in." + sample.form().extension(), sample.text());
        return output(sample.tree(), jslt);
    }

    /** As above, for an input that was made up. */
    TryOut.Result example(JsonNode input, String jslt) {
        files.add(folder() + example + ".in.json", JsonText.of(input));
        return output(input, jslt);
    }

    private TryOut.Result output(JsonNode input, String jslt) {
        TryOut.Result result = TryOut.run(home.resolve("mappings"), name.system() + "/" + name.file(), jslt, input);
        if (result instanceof TryOut.Result.Made made) {
            files.add(folder() + example + ".out.json", JsonText.of(made.output()));
        } else if (result instanceof TryOut.Result.Refused refused) {
            files.note("the mapping does not take the example yet: " + refused.reason());
        }
        return result;
    }

    private String folder() {
        return "mappings/" + name.system() + "/" + name.file() + "/";
    }
}
