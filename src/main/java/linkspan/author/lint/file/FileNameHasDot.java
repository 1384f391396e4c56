package linkspan.author.lint.file;

import java.nio.file.Path;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.check.Sources;
import linkspan.author.lint.Rule;
import linkspan.author.source.RouteFolder;
import linkspan.mapping.Place;

/** Camel takes the name up to the last two dots for the file's kind, and passes over what it does not know. */
public final class FileNameHasDot implements Rule {
    private static final String ENDING = ".camel.yaml";

    @Override
    public Stream<Finding> look(RouteFolder folder) {
        return folder.sources().routeFiles().stream()
                .filter(FileNameHasDot::dotted)
                .map(file -> new Finding(
                        FindingCode.FILE_NAME_HAS_DOT,
                        new Place(folder.sources().shown(file), 1, 1),
                        "Camel does not load a file with a further dot in its name; name it "
                                + bare(file).replace('.', '-') + ENDING + " (and its route " + Sources.system(file)
                                + "."
                                + bare(file).replace('.', '-') + ")"));
    }

    private static String bare(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    static boolean dotted(Path file) {
        return bare(file).indexOf('.') >= 0;
    }
}
