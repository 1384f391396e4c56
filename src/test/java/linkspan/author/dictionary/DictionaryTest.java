package linkspan.author.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import linkspan.mapping.MappingBroken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DictionaryTest {
    private static final Path PROJECT = Path.of(".");

    @TempDir
    Path home;

    private static Entry entry(Dictionary dictionary, String document, String path) {
        return dictionary.chapters().stream()
                .filter(chapter -> chapter.name().equals(document))
                .flatMap(chapter -> chapter.entries().stream())
                .filter(entry -> entry.field().path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static String from(Dictionary dictionary, String document, String path) {
        return Entry.names(entry(dictionary, document, path).uses(Use.Side.SENDS));
    }

    private static String to(Dictionary dictionary, String document, String path) {
        return Entry.names(entry(dictionary, document, path).uses(Use.Side.GETS));
    }

    @Test
    void the_shipped_systems_are_asked_what_they_call_it() {
        Dictionary shipped = Dictionary.read(PROJECT);
        assertThat(from(shipped, "order", "orderId")).contains("partner: order_number", "wms: orderNo");
        assertThat(to(shipped, "order", "orderId")).contains("erp: ", "CreateOrder.orderNumber", "oms: ", "orderNo");
        assertThat(from(shipped, "order", "placedAt")).contains("shopify: ", "created_at");
        assertThat(to(shipped, "stock-changed", "afterQty")).contains("bi: stock_events[].after_qty");
        assertThat(shipped.chapters())
                .extracting(Chapter::name)
                .contains("order", "stock-changed", "tracking-updated")
                .doesNotContain("order-created", "shipment");
        Chapter order = shipped.chapters().stream()
                .filter(chapter -> chapter.name().equals("order"))
                .findFirst()
                .orElseThrow();
        assertThat(order.senders().get("order-shipped")).isEqualTo(Set.of("wms"));
        assertThat(order.receivers().get("order-shipped")).contains("bi", "erp", "oms", "tms");
    }

    private void system(String receive, String example) throws IOException {
        Path schemas = Files.createDirectories(home.resolve("mappings/_canonical"));
        Files.writeString(schemas.resolve("order-created.v1.schema.json"), """
                {"title": "Order <1>", "type": "object", "required": ["id"], "properties": {
                  "id": {"type": "string", "title": "Id", "description": "Its | id.", "examples": ["1"], "x-personal": true},
                  "sum": {"type": "integer", "title": "Sum", "x-unit": "pieces"},
                  "kind": {"type": "string", "enum": ["A", "B"]}}}
                """);
        Path routes = Files.createDirectories(home.resolve("routes/acme"));
        Files.writeString(routes.resolve("receive-order-created.camel.yaml"), "");
        Path folder = Files.createDirectories(home.resolve("mappings/acme/receive-order-created"));
        Files.writeString(folder.resolveSibling("receive-order-created.jslt"), receive);
        if (!example.isEmpty()) {
            Files.writeString(folder.resolve("one.in.json"), example);
        }
    }

    @Test
    void what_is_carried_and_what_has_a_part_are_told_apart() throws IOException {
        system(
                "[{\"id\": \"acme-\" + .number, \"sum\": .a * .b, \"kind\": if (.vip) \"A\" else \"B\"}]",
                "{\"number\": \"7\", \"a\": 2, \"b\": 3, \"vip\": true, \"unused\": 1}");
        Dictionary dictionary = Dictionary.read(home);
        assertThat(from(dictionary, "order-created", "id")).isEqualTo("acme: number");
        assertThat(from(dictionary, "order-created", "sum")).isEqualTo("acme: (a), (b)");
        assertThat(from(dictionary, "order-created", "kind")).isEqualTo("acme: (vip)");
        assertThat(dictionary.unknown()).isEmpty();
    }

    @Test
    void what_cannot_be_seen_is_said() throws IOException {
        system("[{\"id\": if (.key == \"k\") .key else fail(\"no\")}]", "{\"key\": \"k\"}");
        assertThat(Dictionary.read(home).unknown())
                .singleElement()
                .asString()
                .isEqualTo("acme/receive-order-created: any other value is refused, so nobody sees where it goes: key");
        Files.delete(home.resolve("mappings/acme/receive-order-created/one.in.json"));
        assertThat(Dictionary.read(home).unknown())
                .containsExactly("acme/receive-order-created: no example, hence no names");
        Files.delete(home.resolve("mappings/acme/receive-order-created.jslt"));
        assertThat(Dictionary.read(home).unknown())
                .containsExactly("acme/receive-order-created: no mapping of that name");
    }

    @Test
    void a_broken_mapping_is_named() throws IOException {
        system("[{", "{}");
        assertThatThrownBy(() -> Dictionary.read(home))
                .isInstanceOf(MappingBroken.class)
                .hasMessageContaining("mappings/acme/receive-order-created.jslt:1:");
    }

    @Test
    void the_pages_say_it_all_and_escape_it() throws IOException {
        system("[{\"id\": .\"a<b\"}]", "{\"a<b\": \"x\"}");
        Dictionary dictionary = Dictionary.read(home);
        String html = HtmlPage.of(dictionary);
        assertThat(html)
                .contains("<html lang=\"en\">", "prefers-color-scheme", "<label for=\"search\">", "Order &lt;1&gt;")
                .contains("id=\"order-created-id\"", "acme: a&lt;b", "personal</span>")
                .doesNotContain("src=", "href=\"http", "<!-- chapters -->");
        assertThat(MarkdownPage.of(dictionary))
                .contains("| `id` *required* **personal** | **Id**. Its \\| id. | text |  | 1 | acme: a&lt;b |  |")
                .contains("* Sent by: `order-created`: acme", "text: A, B");
    }
}
