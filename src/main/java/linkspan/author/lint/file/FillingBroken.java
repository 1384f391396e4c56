package linkspan.author.lint.file;

import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.lint.Known;
import linkspan.author.lint.Rule;
import linkspan.author.source.Filling;
import linkspan.author.source.RouteFolder;
import linkspan.author.source.Template;
import linkspan.mapping.Place;
import org.jspecify.annotations.Nullable;

/** A {@code templatedRoute} names a template that exists and gives what it asks for, no less and no more. */
public final class FillingBroken implements Rule {
    @Override
    public Stream<Finding> look(RouteFolder folder) {
        return folder.files().stream()
                .flatMap(file -> file.fillings().stream())
                .flatMap(filling -> of(folder, filling));
    }

    private static Stream<Finding> of(RouteFolder folder, Filling filling) {
        if (filling.template().isEmpty()) {
            return broken(filling.place(), "routeTemplateRef is missing; " + there(folder));
        }
        Place named = filling.template().get().place();
        String name = filling.template().get().text();
        @Nullable Template template = folder.templates().get(name);
        if (template == null) {
            return broken(
                    named,
                    "there is no template " + name + "; "
                            + Known.there(name, folder.templates().keySet()));
        }
        Stream<Finding> missing = template.missing(filling).stream()
                .flatMap(parameter -> broken(named, "the template " + name + " needs the parameter " + parameter));
        Stream<Finding> surplus = filling.parameters().entrySet().stream()
                .filter(given -> !template.parameters().containsKey(given.getKey()))
                .flatMap(given -> broken(
                        given.getValue().place(),
                        "the template " + name + " has no parameter " + given.getKey() + "; it takes "
                                + String.join(", ", template.parameters().keySet())));
        return Stream.concat(missing, surplus);
    }

    private static String there(RouteFolder folder) {
        return Known.there(folder.templates().keySet());
    }

    private static Stream<Finding> broken(Place place, String text) {
        return Stream.of(new Finding(FindingCode.ROUTE_BROKEN, place, text));
    }
}
