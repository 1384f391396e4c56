package linkspan.operations.alert.term;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * Where alerts go, each channel for itself; the log always.
 *
 * @param named those that have an address
 */
public record AlertChannels(List<Channel> named) {
    /** Only the log. */
    public static final AlertChannels NONE = new AlertChannels(List.of(new Channel("log", "", Map.of())));

    private static final Set<String> WEB =
            Set.of("channel.webhook", "channel.dingtalk", "channel.wecom", "channel.feishu", "channel.slack");
    private static final String MAIL = "channel.mail";

    /** Keys of {@code alerts.properties}. */
    static final Set<String> KEYS = Set.of(
            "channel.webhook",
            "channel.dingtalk",
            "channel.wecom",
            "channel.feishu",
            "channel.slack",
            MAIL,
            "channel.mail.from",
            "channel.mail.to",
            "channel.mail.user",
            "channel.mail.password");

    public AlertChannels {
        named = List.copyOf(named);
    }

    /**
     * One of them.
     *
     * @param name {@code dingtalk}
     * @param address as it is written
     * @param more what else the route is told, by field
     */
    public record Channel(String name, String address, Map<String, String> more) {
        /**
         * What the route sends to: an address of HTTP, or of Camel's mail component.
         *
         * @param secrets the value by name
         */
        public String to(UnaryOperator<String> secrets) {
            String user = more.get("user");
            String password = more.get("password");
            if (user == null || password == null) {
                return address;
            }
            return address + "?username=" + URLEncoder.encode(user, StandardCharsets.UTF_8) + "&password=RAW("
                    + secrets.apply(password) + ")";
        }
    }

    /** @param problem is told key and text */
    static AlertChannels of(Map<String, String> values, BiConsumer<String, String> problem) {
        List<Channel> named = new ArrayList<>(NONE.named);
        values.entrySet().stream()
                .filter(entry ->
                        WEB.contains(entry.getKey()) && !entry.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> {
                    if (isAddress(entry.getValue(), Set.of("http", "https"))) {
                        named.add(new Channel(name(entry.getKey()), entry.getValue(), Map.of()));
                    } else {
                        problem.accept(entry.getKey(), entry.getKey() + ": no address like https://example.com/hook");
                    }
                });
        mail(values, problem).ifPresent(named::add);
        return new AlertChannels(named);
    }

    private static Optional<Channel> mail(Map<String, String> values, BiConsumer<String, String> problem) {
        String address = values.getOrDefault(MAIL, "");
        if (address.isEmpty()) {
            return Optional.empty();
        }
        if (!isAddress(address, Set.of("smtp", "smtps"))) {
            problem.accept(MAIL, MAIL + ": no address like smtps://mail.example.com:465");
            return Optional.empty();
        }
        Map<String, String> more = new HashMap<>();
        for (String field : List.of("from", "to", "user", "password")) {
            String value = values.getOrDefault(MAIL + "." + field, "");
            if (!value.isEmpty()) {
                more.put(field, value);
            }
        }
        for (String needed : List.of("from", "to")) {
            if (!more.containsKey(needed)) {
                problem.accept(MAIL, MAIL + "." + needed + " is missing");
                return Optional.empty();
            }
        }
        return Optional.of(new Channel("mail", address, Map.copyOf(more)));
    }

    private static String name(String key) {
        return key.substring(key.indexOf('.') + 1);
    }

    private static boolean isAddress(String text, Set<String> schemes) {
        try {
            URI address = new URI(text);
            return schemes.contains(String.valueOf(address.getScheme())) && address.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
