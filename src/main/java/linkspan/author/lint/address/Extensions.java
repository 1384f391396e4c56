package linkspan.author.lint.address;

import java.util.List;

/** How files of mappings end: one ending for each mapping engine. */
final class Extensions {
    static final List<String> ALL = List.of(".jslt", ".xsl");

    private Extensions() {}
}
