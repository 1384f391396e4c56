package linkspan.author.lint.setting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import linkspan.author.check.Sources;

/** The breakers that systems offer to {@code serve} routes by their key {@code ask-breaker}. */
public final class AskBreakers {
    private AskBreakers() {}

    /** Of all files that can be read. */
    public static Set<String> names(Sources sources) {
        Set<String> names = new TreeSet<>();
        for (Path file : Sources.files(sources.routes(), "system.properties")) {
            try {
                String name = SettingsFile.read(file, sources.shown(file))
                        .values()
                        .getOrDefault(Sources.system(file) + ".ask-breaker", "");
                if (!name.isBlank()) {
                    names.add(name.strip());
                }
            } catch (IOException e) {
                continue; // a finding of its own
            }
        }
        return names;
    }
}
