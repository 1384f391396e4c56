package linkspan.console.visit;

import j2html.tags.DomContent;
import java.util.function.Function;
import linkspan.operations.access.Role;

/**
 * A part of a page that is kept up to date while somebody looks.
 *
 * @param path below {@code /console/live}, with parameters as {@code :id}
 * @param part what it looks like now; may block
 * @param likeness visits of the same likeness are shown the same: it is made once for all of them
 */
public record LivePart(String path, Role needed, Function<Visit, DomContent> part, Function<Visit, String> likeness) {
    /** Without forms, and the same whoever looks, but for the language. */
    public static LivePart forAll(String path, Role needed, Function<Visit, DomContent> part) {
        return new LivePart(path, needed, part, visit -> visit.words().tag());
    }

    /** With what only this session may press. */
    public static LivePart forEach(String path, Role needed, Function<Visit, DomContent> part) {
        return new LivePart(
                path,
                needed,
                part,
                visit -> visit.words().tag()
                        + ' '
                        + visit.from().csrf()
                        + ' '
                        + visit.from().here());
    }
}
