package linkspan.author.lint.trial;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** What Camel's errors say to an author, without its picture of the route and without class names. */
public final class CamelWords {
    private static final Pattern CLASS = Pattern.compile("\\b(?:[a-z]\\w*\\.){2,}([A-Z]\\w*): ");
    private static final Pattern UNKNOWN_OPTION =
            Pattern.compile(".*unknown parameters=\\[\\{?(.*?)\\}?\\].*", Pattern.DOTALL);

    private static final Pattern UNKNOWN_KEY =
            Pattern.compile(".*Property with key \\[([^\\]]*)\\] not found.*", Pattern.DOTALL);

    private static final Pattern UNKNOWN_FORMAT = Pattern.compile("Data format '([^']*)' could not be created");

    private CamelWords() {}

    /** One sentence, on one line. */
    public static String of(Throwable error) {
        Optional<MarkedYamlEngineException> yaml = marked(error);
        if (yaml.isPresent()) {
            return clean(problem(error)
                    .replaceFirst("^Unsupported field: (.*)", "Camel knows no '$1' here")
                    .replaceFirst(
                            "^Field: (.*) has already been configured as an expression$",
                            "a second expression, '$1': a step takes one; a text with a comma in {…} needs quotes")
                    .replaceFirst("^Unknown node id: (.*)", "Camel knows no step '$1'"));
        }
        String inner = message(innermost(error));
        Matcher key = UNKNOWN_KEY.matcher(inner);
        if (key.matches()) {
            String name = key.group(1);
            return name.contains(".")
                    ? "{{" + name + "}} is no key of routes/" + name.split("\\.", 2)[0]
                            + "/system.properties; keys for routes of your own begin with own-"
                    : "{{" + name + "}} is nowhere set; {{acme.own-x}} is a key of routes/acme/system.properties";
        }
        Matcher format = UNKNOWN_FORMAT.matcher(inner);
        if (format.find()) {
            return "there is no data format " + format.group(1)
                    + " here; mapping:<system>/<name>?format=csv reads CSV, and the same with xml, yaml, form; json: is there";
        }
        Matcher option = UNKNOWN_OPTION.matcher(inner);
        return clean(option.matches() ? "there is no option " + option.group(1) : inner);
    }

    /** In the words of the YAML reader; empty where it has nothing to do with it. */
    static String problem(Throwable error) {
        return marked(error)
                .map(yaml -> yaml.getProblem() == null ? String.valueOf(yaml.getMessage()) : yaml.getProblem())
                .orElse("");
    }

    /** Line and column, from 1, of an error that knows them. */
    public static Optional<int[]> at(Throwable error) {
        return marked(error)
                .flatMap(yaml -> yaml.getProblemMark().or(yaml::getContextMark))
                .map(CamelWords::numbers);
    }

    private static int[] numbers(Mark mark) {
        return new int[] {mark.getLine() + 1, mark.getColumn() + 1};
    }

    private static Optional<MarkedYamlEngineException> marked(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYamlEngineException yaml) {
                return Optional.of(yaml);
            }
        }
        return Optional.empty();
    }

    private static Throwable innermost(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String message(Throwable error) {
        return error.getMessage() == null ? error.toString() : error.getMessage();
    }

    private static String clean(String text) {
        return CLASS.matcher(text.replaceAll("\\s+", " ").strip())
                .replaceAll("")
                .replaceAll("( at: >>>.*? <<<)?(:| in route:) Route\\([^)]*\\)\\[.*? because:", ":");
    }
}
