package linkspan.docker;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docker/compose.yaml} with its anchors resolved. */
record Stack(Map<String, Map<String, Object>> services, Set<String> volumes) {
    @SuppressWarnings("unchecked")
    static Stack read() throws IOException {
        Map<String, Object> file = yaml(Path.of("docker/compose.yaml"));
        return new Stack(
                (Map<String, Map<String, Object>>) Objects.requireNonNull(file.get("services")),
                ((Map<String, Object>) Objects.requireNonNull(file.get("volumes"))).keySet());
    }

    static Map<String, Object> yaml(Path file) throws IOException {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        try (Reader text = Files.newBufferedReader(file)) {
            return new Yaml(new SafeConstructor(strict)).load(text);
        }
    }

    /** Null where it is not there. */
    @SuppressWarnings("unchecked")
    Object get(String service, String... path) {
        Object at = services.get(service);
        for (String step : path) {
            at = at == null ? null : ((Map<String, Object>) at).get(step);
        }
        return at;
    }

    @SuppressWarnings("unchecked")
    List<String> list(String service, String... path) {
        Object found = get(service, path);
        return found == null ? List.of() : (List<String>) found;
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> map(String service, String... path) {
        Object found = get(service, path);
        return found == null ? Map.of() : (Map<String, Object>) found;
    }

    String text(String service, String... path) {
        return String.valueOf(get(service, path));
    }
}
