package linkspan.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.model.Json;
import linkspan.stand.TestHub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Texts that break into markup where they can, in every field of an order and in whatever is asked: each page has the
 * same tags and attributes as with a harmless text.
 */
@ExtendWith(TestHub.Extension.class)
class HostilePagesTest {
    private static final Path TEXTS = Path.of("../shared/fixtures/bad-input/strings/blns.json");
    private static final List<String> OWN = List.of(
            "<script>document.title='owned'</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "</textarea><script>alert(1)</script>",
            "</title></pre></td></select><svg onload=alert(1)>",
            "<!--",
            "]]>",
            "{{constructor.constructor('alert(1)')()}}",
            "javascript:alert(1)",
            "&lt;script&gt;&#x3c;b>");
    private static final Pattern TAG = Pattern.compile("<(/?[a-zA-Z!][^\\s>/]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>?");
    private static final Pattern ATTRIBUTE = Pattern.compile("([^\\s=\"'/]+)(?:=(\"[^\"]*\"|'[^']*'|[^\\s\"']+))?");
    private final TestHub hub;
    private final String unique = Long.toString(System.nanoTime(), 36);

    HostilePagesTest(TestHub hub) {
        this.hub = hub;
    }

    private static List<String> texts() throws Exception {
        List<String> texts = new ArrayList<>(OWN);
        if (Files.exists(TEXTS)) {
            for (JsonNode text : Json.read(Files.readAllBytes(TEXTS))) {
                if (text.textValue().matches("(?s).*[<>\"'&`].*")) {
                    texts.add(text.textValue());
                }
            }
        }
        return texts;
    }

    @Test
    void the_collection_of_hostile_texts_was_read() {
        assumeTrue(Files.exists(TEXTS), "skipped: there is no " + TEXTS);
        assertThat(TEXTS).isNotEmptyFile();
    }

    @Test
    void in_an_order_and_its_letter_they_are_texts() throws Exception {
        List<String> texts = texts();
        String harmless = order("a", texts.size(), text -> "harmless");
        String hostile = order("b", texts.size(), text -> texts.get(text % texts.size()));
        Visitor visitor = Visitor.in(hub, "operator");
        for (String page : List.of("/console/orders/%s", "/console/where?q=%s", "/console/letters?key=%s")) {
            assertAlike(
                    page,
                    visitor.get(page.formatted(harmless)).body(),
                    visitor.get(page.formatted(hostile)).body());
        }
        String one = visitor.get(letter(harmless)).body();
        String other = visitor.get(letter(hostile)).body();
        assertAlike("letter", one, other);
        assertThat(other).contains("&lt;script&gt;document.title=");
    }

    private String letter(String order) {
        return "/console/letters/" + hub.letter("wms", order).path("id").asText();
    }

    /** Every text of it is one of those, all of them are in it. */
    private String order(String name, int texts, java.util.function.IntFunction<String> text) {
        String id = "shopify-hostile-" + name + unique;
        hub.fault("wms", id, "\"status\":400");
        hub.created(id, order -> {
            int[] next = {0};
            UnaryOperator<String> any = field -> text.apply(next[0]++);
            ObjectNode address = (ObjectNode) order.path("shipTo");
            List.of("name", "line1", "city", "postalCode").forEach(field -> address.put(field, any.apply(field)));
            ArrayNode items = (ArrayNode) order.path("items");
            ObjectNode first = (ObjectNode) items.get(0);
            items.removeAll();
            for (int i = 0; i < texts; i++) {
                ObjectNode item = first.deepCopy();
                item.put("lineId", Integer.toString(i))
                        .put("name", text.apply(i))
                        .put("quantity", 1);
                ((ObjectNode) item.path("unitPrice")).put("value", "0.00");
                items.add(item);
            }
            ((ObjectNode) order.path("total")).put("value", "0.00");
        });
        return id;
    }

    @Test
    void in_what_is_asked_they_are_texts() throws Exception {
        Visitor visitor = Visitor.in(hub, "admin");
        List<String> asked = List.of(
                "/console/orders?q=%s",
                "/console/where?q=%s",
                "/console/letters?system=%1$s&code=%1$s&key=%1$s&state=%1$s&before=%1$s",
                "/console/letters?view=cause&system=%s",
                "/console/audit?about=%s&before=%1$s",
                "/console/reconciliations/wms.reconcile-stock?state=%1$s&kind=%1$s&key=%1$s&after=%1$s",
                "/console/redrives?system=%1$s&text=%1$s",
                "/console/flow/%s",
                "/console/mappings/wms/%s",
                "/console/letters/%s");
        for (String page : asked) {
            String harmless = visitor.get(page.formatted("harmless" + unique)).body();
            for (String text : OWN) {
                String asksForNothing = text + " none" + unique; // or orders of other tests are found
                String encoded = URLEncoder.encode(asksForNothing, StandardCharsets.UTF_8)
                        .replace("+", "%20");
                assertAlike(
                        page + " " + text,
                        harmless,
                        visitor.get(page.formatted(encoded)).body());
            }
        }
        String refused = login("none");
        String looked = visitor.post("/console/redrives/look", Map.of("text", "none", "system", "none", "rate", "1"))
                .body();
        for (String text : OWN) {
            assertAlike("login " + text, refused, login(text));
            assertAlike(
                    "redrive " + text,
                    looked,
                    visitor.post("/console/redrives/look", Map.of("text", text + unique, "system", text, "rate", text))
                            .body());
        }
    }

    private String login(String name) throws Exception {
        return new Visitor(hub)
                .post("/console/login", Map.of("name", name, "password", "wrong"))
                .body();
    }

    private static void assertAlike(String page, String harmless, String hostile) {
        assertThat(skeleton(hostile)).as(page).isEqualTo(skeleton(harmless));
        Matcher link = Pattern.compile("(?:href|src|action|formaction|data-live|hx-post)=\"([^\"]*)\"")
                .matcher(hostile);
        while (link.find()) {
            assertThat(link.group(1)).as(page).matches("(/console|#).*");
        }
    }

    /** Tags and names of attributes, as a browser takes them apart. */
    private static List<String> skeleton(String page) {
        List<String> tags = new ArrayList<>();
        Matcher tag = TAG.matcher(page);
        while (tag.find()) {
            StringBuilder one = new StringBuilder(tag.group(1));
            Matcher attribute = ATTRIBUTE.matcher(tag.group(2));
            while (attribute.find()) {
                one.append(' ').append(attribute.group(1));
            }
            tags.add(one.toString());
        }
        return tags;
    }
}
