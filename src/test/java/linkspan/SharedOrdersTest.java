package linkspan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Test classes share hubs, in whatever order: an order that two of them name fails the second one now and then. */
class SharedOrdersTest {
    private static final Pattern ORDER =
            Pattern.compile("\"(shopify-[A-Za-z0-9-]*[A-Za-z0-9])\"|\\b(\\d_\\d{3}_\\d{3}|\\d{7})\\b");

    @ParameterizedTest
    @ValueSource(strings = {"TestHub.Extension", "SharedHub.hub()"})
    void no_two_classes_on_one_hub_name_the_same_order(String hub) throws IOException {
        Map<String, Set<String>> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith("Test.java")).toList()) {
                String text = Files.readString(file);
                if (text.contains(hub)) {
                    orders(text)
                            .forEach(order -> classes.computeIfAbsent(order, it -> new TreeSet<>())
                                    .add(file.getFileName().toString()));
                }
            }
        }
        assertThat(classes)
                .isNotEmpty()
                .allSatisfy((order, users) -> assertThat(users).as(order).hasSize(1));
    }

    private static Set<String> orders(String text) {
        Set<String> orders = new TreeSet<>();
        Matcher order = ORDER.matcher(text);
        while (order.find()) {
            orders.add(
                    order.group(1) != null
                            ? order.group(1)
                            : "shopify-" + order.group(2).replace("_", ""));
        }
        return orders;
    }
}
