package linkspan.author.lint.setting;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.outbound.login.ConnectionKeys;
import linkspan.outbound.login.Logins;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.system.SystemSettings;
import org.jspecify.annotations.Nullable;

/** What the keys say together with which calls log in to a system, read as the hub will read them. */
final class LoginKeys {
    private final SettingsFile file;
    private final SystemSettings settings;

    /** @param environment value of a variable, or null: it replaces a key from outside */
    LoginKeys(SettingsFile file, String system, UnaryOperator<@Nullable String> environment) {
        this.file = file;
        this.settings = file.settings(system, environment);
    }

    Stream<Finding> look() {
        boolean later = settings.values().entrySet().stream()
                .anyMatch(entry ->
                        entry.getKey().startsWith("login") && entry.getValue().contains("{{"));
        if (later) {
            return Stream.empty();
        }
        try {
            Logins.check(settings);
            ConnectionKeys.check(settings);
            return Stream.empty();
        } catch (ConfigurationError e) {
            String message = String.valueOf(e.getMessage()).replace(file.shown() + ": ", "");
            return Stream.of(SettingsRule.finding(file.at(message.split("[: ]", 2)[0]), message));
        }
    }
}
