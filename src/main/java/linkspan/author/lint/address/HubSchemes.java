package linkspan.author.lint.address;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;

/** The hub's own components as {@code catalog/} describes them: the same files that an editor reads; {@code routes/reference.md} explains them. */
public final class HubSchemes {
    /** Folder of the descriptions, in Camel's form, with the list of their names. */
    static final String FOLDER = "/catalog/";

    private static final Map<String, ComponentModel> MODELS = models();

    private HubSchemes() {}

    /** With those that stand behind others. */
    public static Set<String> all() {
        Set<String> all = new TreeSet<>(MODELS.keySet());
        all.addAll(Set.of("hub-rest", "receive-topic"));
        return all;
    }

    static boolean knows(String scheme) {
        return MODELS.containsKey(scheme);
    }

    static Set<String> options(String scheme) {
        return model(scheme).stream()
                .flatMap(model -> model.getEndpointParameterOptions().stream())
                .map(BaseOptionModel::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** It only starts routes. */
    static boolean startsOnly(String scheme) {
        return model(scheme).filter(ComponentModel::isConsumerOnly).isPresent();
    }

    /** It is a step, and starts no route. */
    static boolean stepOnly(String scheme) {
        return model(scheme).filter(ComponentModel::isProducerOnly).isPresent();
    }

    private static Optional<ComponentModel> model(String scheme) {
        return Optional.ofNullable(MODELS.get(scheme));
    }

    private static Map<String, ComponentModel> models() {
        return text("components.properties")
                .lines()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> JsonMapper.generateComponentModel(text(name + ".json")),
                        (one, same) -> one,
                        TreeMap::new));
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(HubSchemes.class.getResourceAsStream(FOLDER + name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
