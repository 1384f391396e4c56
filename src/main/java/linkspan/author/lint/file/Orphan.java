package linkspan.author.lint.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.check.Sources;
import linkspan.author.lint.CasePath;
import linkspan.author.lint.Rule;
import linkspan.author.source.Filling;
import linkspan.author.source.RouteFolder;
import linkspan.author.source.Template;
import linkspan.author.source.Value;
import linkspan.mapping.Place;

/** What nothing uses: an old case, mappings of a system that went, a template, a file that Camel passes over. */
public final class Orphan implements Rule {
    @Override
    public Stream<Finding> look(RouteFolder folder) {
        return Stream.of(cases(folder), files(folder), systems(folder), templates(folder))
                .flatMap(found -> found);
    }

    private static Stream<Finding> cases(RouteFolder folder) {
        return folder.sources().caseFiles().stream()
                .filter(file -> !Files.isRegularFile(CasePath.route(file)))
                .map(file -> finding(
                        new Place(folder.sources().shown(file), 1, 1),
                        "cases of a route that does not exist; "
                                + CasePath.route(file).getFileName() + " would hold it"));
    }

    private static Stream<Finding> files(RouteFolder folder) {
        return Stream.of(".yaml", ".yml")
                .flatMap(ending -> Sources.files(folder.sources().routes(), ending).stream())
                .filter(file -> !file.toString().endsWith(".camel.yaml"))
                .filter(file -> !file.toString().endsWith(".test.yaml"))
                .map(file -> finding(
                        new Place(folder.sources().shown(file), 1, 1),
                        "nothing reads it: routes end in .camel.yaml, their cases in .test.yaml"));
    }

    private static Stream<Finding> systems(RouteFolder folder) {
        try (Stream<Path> all = Files.list(folder.sources().mappings())) {
            return all
                    .filter(Files::isDirectory)
                    .filter(mappings -> !mappings.getFileName().toString().startsWith("_"))
                    .filter(mappings -> !Files.isDirectory(folder.sources()
                            .routes()
                            .resolve(mappings.getFileName().toString())))
                    .sorted()
                    .map(mappings -> finding(
                            new Place(folder.sources().shown(mappings), 1, 1),
                            "mappings of a system that has no routes/" + mappings.getFileName() + "/"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Finding> templates(RouteFolder folder) {
        Set<String> used = folder.files().stream()
                .flatMap(file -> file.fillings().stream())
                .map(Filling::template)
                .flatMap(name -> name.map(Value.Text::text).stream())
                .collect(Collectors.toSet());
        Set<Path> families = folder.templates().values().stream()
                .filter(template -> used.contains(template.id().text()))
                .map(Template::file)
                .collect(Collectors.toSet());
        return folder.templates().values().stream()
                .filter(template -> !families.contains(template.file())) // those of one file are one kit
                .map(template -> finding(template.id().place(), "no route fills in this template"));
    }

    private static Finding finding(Place place, String text) {
        return new Finding(FindingCode.ORPHAN, place, text);
    }
}
