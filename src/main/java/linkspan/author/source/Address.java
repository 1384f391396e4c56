package linkspan.author.source;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import linkspan.mapping.Place;

/**
 * The URI of an endpoint, with the options that stand beside it as {@code parameters}.
 *
 * @param place where the URI stands
 * @param text the URI as it is written
 * @param scheme {@code call}; empty where a placeholder or an expression stands for it
 * @param path what follows up to the question mark, without slashes in front
 */
public record Address(Place place, String text, String scheme, String path, Map<String, String> options) {
    private static final String SCHEME = "[A-Za-z][A-Za-z0-9+.-]*";
    /** Between two of a list of recipients. */
    private static final Pattern COMMA = Pattern.compile(",(?=\\s*" + SCHEME + ":)");

    static Address of(Value.Text uri, Optional<Value> parameters) {
        String text = uri.text().strip();
        int colon = text.indexOf(':');
        String scheme = colon > 0 && text.substring(0, colon).matches(SCHEME) ? text.substring(0, colon) : "";
        String rest = scheme.isEmpty() ? text : text.substring(colon + 1);
        int question = rest.indexOf('?');
        Map<String, String> options = new LinkedHashMap<>();
        if (question >= 0) {
            for (String option : rest.substring(question + 1).split("&", -1)) {
                String[] parts = option.split("=", 2);
                options.put(parts[0], parts.length > 1 ? parts[1] : "");
            }
        }
        parameters.ifPresent(more -> more.fields()
                .forEach((key, field) ->
                        options.put(key, field.value() instanceof Value.Text value ? value.text() : "")));
        options.remove("");
        String path = (question < 0 ? rest : rest.substring(0, question)).replaceFirst("^/+", "");
        return new Address(uri.place(), text, scheme, path, options);
    }

    /** All texts of a value that are addresses, and those that their options name. */
    static Stream<Address> in(Value value) {
        if (value instanceof Value.Text text) {
            return COMMA.splitAsStream(text.text())
                    .map(one -> of(new Value.Text(text.place(), one), Optional.empty()))
                    .filter(address -> !address.scheme().isEmpty())
                    .flatMap(address -> Stream.concat(Stream.of(address), address.named()));
        }
        return Stream.concat(
                        value instanceof Value.Items items ? items.values().stream() : Stream.empty(),
                        value.fields().values().stream().map(Value.Field::value))
                .flatMap(Address::in);
    }

    /** {@code direct:erp.ask-customer}: what a route starts with and others call. */
    public String target() {
        return scheme + ":" + path;
    }

    /** The part of the path before its first slash: a system, in addresses of the hub. */
    public String first() {
        return path.split("/", 2)[0];
    }

    public String option(String name) {
        return options.getOrDefault(name, "");
    }

    /** The routes and mappings that its options name: those of a step that asks other routes by itself. */
    public Stream<Address> named() {
        return scheme.equals("reconcile")
                ? options.values().stream()
                        .filter(value -> value.startsWith("direct:") || value.startsWith("mapping:"))
                        .map(value -> of(new Value.Text(place, value), Optional.empty()))
                : Stream.empty();
    }

    /** Some of it is known only when a message comes. */
    public boolean dynamic() {
        return text.contains("${");
    }
}
