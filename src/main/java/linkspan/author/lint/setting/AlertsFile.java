package linkspan.author.lint.setting;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.lint.Rule;
import linkspan.author.source.RouteFolder;
import linkspan.mapping.Place;
import linkspan.operations.alert.term.AlertTerms;
import org.jspecify.annotations.Nullable;

/** Every rule and channel of {@code _hub/alerts.properties} is known, and every value can be read. */
public final class AlertsFile implements Rule {
    private final UnaryOperator<@Nullable String> environment;

    /** @param environment value of a variable, or null: it takes the place of what stands in the file */
    public AlertsFile(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public Stream<Finding> look(RouteFolder folder) {
        String shown = folder.sources().shown(folder.sources().routes().resolve(AlertTerms.FILE));
        return AlertTerms.problems(folder.sources().routes(), environment).stream()
                .map(problem -> SettingsRule.finding(new Place(shown, problem.line(), 1), problem.text()));
    }
}
