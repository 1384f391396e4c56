package linkspan.author.lint.file;

import java.util.Optional;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.lint.Rule;
import linkspan.author.source.RouteFolder;
import linkspan.author.source.Template;
import linkspan.author.source.Value;
import linkspan.mapping.Place;

/**
 * What is written out says what it is for: routes, templates with their parameters, policies. A route that fills in a
 * template is what the template's description says, for the system and the event in its name.
 */
public final class DescriptionMissing implements Rule {
    @Override
    public Stream<Finding> look(RouteFolder folder) {
        Stream<Finding> routes = folder.written().stream()
                .filter(route -> blank(route.description()))
                .map(route -> finding(route.place(), "the route " + route.name()));
        Stream<Finding> policies = folder.files().stream()
                .flatMap(file -> file.policies().stream())
                .filter(policy -> blank(policy.text("description")))
                .map(policy -> finding(policy.place(), "the routeConfiguration"));
        return Stream.of(routes, policies, folder.templates().values().stream().flatMap(DescriptionMissing::of))
                .flatMap(found -> found);
    }

    private static Stream<Finding> of(Template template) {
        Stream<Finding> own = blank(template.description())
                ? Stream.of(finding(
                        template.id().place(), "the template " + template.id().text()))
                : Stream.empty();
        return Stream.concat(
                own,
                template.parameters().entrySet().stream()
                        .filter(parameter -> blank(parameter.getValue().text("description")))
                        .map(parameter -> finding(
                                parameter.getValue().place(), "the template's parameter " + parameter.getKey())));
    }

    private static boolean blank(Optional<Value.Text> text) {
        return text.map(Value.Text::text).orElse("").isBlank();
    }

    private static Finding finding(Place place, String what) {
        return new Finding(
                FindingCode.DESCRIPTION_MISSING, place, what + " has no description: what is it for, in one sentence?");
    }
}
