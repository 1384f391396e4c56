package linkspan.platform.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import linkspan.model.source.NotText;
import linkspan.model.source.SourceText;

/**
 * Settings that stand in files: {@code LINKSPAN_X_FILE} names the file whose text is the value of {@code LINKSPAN_X}. An
 * environment is seen by every child, core dump and {@code docker inspect}; a file has an owner and a mode.
 */
public final class SettingFiles {
    private static final String ENDING = "_FILE";

    private SettingFiles() {}

    /** The environment with what its files hold, without a line break at the end; throws {@link ConfigurationError}. */
    public static Map<String, String> read(Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>(environment);
        environment.forEach((name, file) -> {
            if (!name.startsWith("LINKSPAN_") || !name.endsWith(ENDING) || file.isBlank()) {
                return;
            }
            String setting = name.substring(0, name.length() - ENDING.length());
            if (!environment.getOrDefault(setting, "").isBlank()) {
                throw new ConfigurationError(setting + " and " + name + " are both set");
            }
            settings.put(setting, text(name, file));
        });
        return settings;
    }

    private static String text(String name, String file) {
        try {
            return SourceText.read(Path.of(file)).stripTrailing();
        } catch (NotText e) {
            throw new ConfigurationError(name + ": " + file + ":" + e.line() + ": " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            throw new ConfigurationError(name + ": " + file + " cannot be read");
        }
    }
}
