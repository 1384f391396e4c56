package linkspan.author.reload;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.Place;
import linkspan.platform.system.ConfigurationError;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** A route that cannot take the place of the running one; the message is one line that says where and why. */
final class RouteBroken extends RuntimeException {
    /** Camel shows the step at which it stopped, or the address that it did not know, in one of these ways. */
    private static final List<Pattern> STEPS =
            List.of(Pattern.compile("([a-z][a-z0-9-]+:)//([^?\\s,]+)"), Pattern.compile(">>> \\w+\\[(.*?)()\\] <<<"));

    RouteBroken(String line) {
        super(line, null, false, false);
    }

    RouteBroken(Place place, String reason) {
        this(place + ": " + reason);
    }

    /** What Camel or a component of ours says about a file, without Camel's picture of the route and class names. */
    static RouteBroken of(LiveRouteFile file, Throwable error) {
        Throwable root = error;
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof MappingBroken || cause instanceof RouteBroken) {
                return new RouteBroken(String.valueOf(cause.getMessage()));
            }
            if (cause instanceof ConfigurationError) {
                return new RouteBroken(step(file, error), String.valueOf(cause.getMessage()));
            }
            if (cause instanceof MarkedYamlEngineException marked
                    && marked.getProblemMark().isPresent()) {
                return new RouteBroken(LiveRouteFile.place(file.shown(), marked), oneLine(marked.getProblem()));
            }
            root = cause;
        }
        return new RouteBroken(
                step(file, error), oneLine(root.getMessage() == null ? root.toString() : root.getMessage()));
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s+", " ")
                .replaceAll("\\b([a-z]\\w*\\.){2,}[A-Z]\\w*: ", "")
                .strip();
    }

    /** Where the step stands that Camel names, else the file. */
    private static Place step(LiveRouteFile file, Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            for (Pattern pattern : STEPS) {
                Matcher step = pattern.matcher(String.valueOf(cause.getMessage()));
                Place place = step.find() ? file.find(step.group(1) + step.group(2)) : Place.in(file.shown());
                if (place.line() > 0) {
                    return place;
                }
            }
        }
        return Place.in(file.shown());
    }
}
