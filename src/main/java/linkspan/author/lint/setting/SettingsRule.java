package linkspan.author.lint.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.lint.Rule;
import linkspan.author.source.RouteFolder;
import linkspan.mapping.Place;
import linkspan.model.source.NotText;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.system.SystemCatalog;
import linkspan.platform.system.SystemSettings;
import org.jspecify.annotations.Nullable;

/** Every system has its file, every key is known, every value can be read, and what its routes need is there. */
public final class SettingsRule implements Rule {
    private final UnaryOperator<@Nullable String> environment;

    /** @param environment value of a variable, or null: a key that is replaced from outside need not stand in the file */
    public SettingsRule(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public Stream<Finding> look(RouteFolder folder) {
        try (Stream<Path> systems = Files.list(folder.sources().routes())) {
            return systems
                    .filter(Files::isDirectory)
                    .filter(system -> !system.getFileName().toString().startsWith("_"))
                    .sorted()
                    .flatMap(system -> of(folder, system))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<Finding> of(RouteFolder folder, Path system) {
        String id = system.getFileName().toString();
        Path file = system.resolve("system.properties");
        String shown = folder.sources().shown(file);
        if (!id.matches("[a-z][a-z0-9-]{0,59}")) {
            return Stream.of(
                    finding(new Place(folder.sources().shown(system), 1, 1), "a system is named [a-z][a-z0-9-]*"));
        }
        if (!Files.isRegularFile(file)) {
            return Stream.of(finding(new Place(shown, 1, 1), "the system " + id + " has no system.properties"));
        }
        try {
            SettingsFile settings = SettingsFile.read(file, shown);
            return Stream.of(
                            settings.values().keySet().stream().flatMap(key -> ofKey(settings, id, key).stream()),
                            new AuthKeys(settings, id, environment).look(),
                            new LoginKeys(settings, id, environment).look(),
                            new NeededKeys(settings, id, environment).look(folder))
                    .flatMap(findings -> findings);
        } catch (NotText e) {
            return Stream.of(finding(new Place(shown, e.line(), 1), e.reason()));
        } catch (IOException e) {
            return Stream.of(finding(new Place(shown, 1, 1), "cannot be read: " + e.getMessage()));
        }
    }

    private Optional<Finding> ofKey(SettingsFile file, String id, String key) {
        Optional<String> unknown = SystemCatalog.keyProblem(id, key);
        if (unknown.isPresent()) {
            return unknown.map(problem -> finding(file.at(key), problem));
        }
        String own = key.substring(id.length() + 1);
        String value = file.values().getOrDefault(key, "");
        if (value.contains("{{") || environment.apply(SystemCatalog.variable(id, own)) != null) {
            return Optional.empty();
        }
        try {
            KeyForms.read(new SystemSettings(id, file.shown(), Map.of(own, value.strip())), own);
            return Optional.empty();
        } catch (ConfigurationError e) {
            String message = String.valueOf(e.getMessage());
            return Optional.of(finding(file.at(key), message.replace(file.shown() + ": ", "")));
        }
    }

    static Finding finding(Place place, String text) {
        return new Finding(FindingCode.SETTINGS_BROKEN, place, text);
    }
}
