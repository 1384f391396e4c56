package linkspan.author.use;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import linkspan.author.check.Sources;
import linkspan.author.source.Spellings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UsesTest {
    private static final Sources SHIPPED = new Sources(Path.of("routes"), Path.of("mappings"));

    @TempDir
    private Path home;

    private static Set<String> touched(Sources sources, String file) {
        Path path = (file.startsWith("routes/") ? sources.routes() : sources.mappings())
                .resolve(file.substring(file.indexOf('/') + 1));
        return Uses.of(sources).withUsers(List.of(path)).stream()
                .map(sources::shown)
                .collect(Collectors.toSet());
    }

    @Test
    void a_table_touches_the_mappings_that_look_something_up_in_it_and_their_examples() {
        assertThat(touched(SHIPPED, "mappings/wms/warehouse.values.csv"))
                .contains(
                        "mappings/wms/order.module.jslt",
                        "mappings/wms/deliver-order-created.jslt",
                        "mappings/wms/deliver-order-created/minimal.in.json",
                        "routes/wms/deliver-order-created.camel.yaml")
                .doesNotContain("mappings/wms/receive-stock-changed.jslt", "mappings/oms/deliver-order-created.jslt");
    }

    @Test
    void a_module_of_either_language_touches_its_users_through_other_modules() {
        assertThat(touched(SHIPPED, "mappings/tms/carrier.module.jslt"))
                .contains("mappings/tms/usps.module.jslt", "mappings/tms/ask-tracking.jslt")
                .contains("routes/tms/receive-tracking-updated.camel.yaml");
        assertThat(touched(SHIPPED, "mappings/erp/order.module.xsl"))
                .contains("mappings/erp/deliver-order-created.xsl")
                .doesNotContain("mappings/erp/find-customer.xsl");
    }

    @Test
    void a_schema_touches_what_receives_its_event_also_by_reference() {
        assertThat(touched(SHIPPED, "mappings/_canonical/order.v1.schema.json"))
                .contains("mappings/shopify/receive-order-created.jslt", "mappings/wms/receive-order-shipped.jslt")
                .doesNotContain("mappings/wms/choose-warehouse.jslt");
    }

    @Test
    void a_template_and_a_sub_route_touch_the_routes_that_use_them() {
        assertThat(touched(SHIPPED, "routes/_hub/deliver.camel.yaml"))
                .contains("routes/oms/deliver-order-created.camel.yaml")
                .doesNotContain("routes/wms/receive-stock-changed.camel.yaml");
        assertThat(touched(SHIPPED, "routes/erp/ask-customer.camel.yaml"))
                .contains("routes/erp/deliver-order-created.camel.yaml");
        assertThat(touched(SHIPPED, "routes/wms/system.properties"))
                .contains("routes/wms/receive-stock-changed.camel.yaml")
                .doesNotContain("routes/oms/deliver-stock-changed.camel.yaml");
    }

    @Test
    void every_shipped_mapping_is_used_by_a_route() {
        Uses uses = Uses.of(SHIPPED);
        assertThat(Uses.mappings(SHIPPED))
                .isNotEmpty()
                .allSatisfy((name, file) ->
                        assertThat(uses.isUsed(file, ".camel.yaml")).as(name).isTrue());
    }

    @Test
    void a_broken_route_uses_what_its_text_names() throws IOException {
        write("routes/acme/x.camel.yaml", "- route:\n   from: [\n  to: mapping:acme/one\n");
        write("mappings/acme/one.jslt", ".");
        write("mappings/acme/two.jslt", ".");
        Sources sources = new Sources(home.resolve("routes"), home.resolve("mappings"));
        Uses uses = Uses.of(sources);
        assertThat(uses.isUsed(home.resolve("mappings/acme/one.jslt"), ".camel.yaml"))
                .isTrue();
        assertThat(uses.isUsed(home.resolve("mappings/acme/two.jslt"), ".camel.yaml"))
                .isFalse();
    }

    @Test
    void a_case_needs_its_route_and_the_files_that_it_names() throws IOException {
        write("routes/acme/x.camel.yaml", "- route:\n    from: {uri: 'direct:x', steps: [{to: 'mapping:acme/one'}]}\n");
        write("routes/acme/x.test.yaml", "tests: [{send: {file: ../../mappings/acme/two/a.in.json}}]\n");
        write("mappings/acme/one.jslt", ".");
        write("mappings/acme/two/a.in.json", "{}");
        Sources sources = new Sources(home.resolve("routes"), home.resolve("mappings"));
        assertThat(touched(sources, "mappings/acme/one.jslt")).contains("routes/acme/x.test.yaml");
        assertThat(touched(sources, "mappings/acme/two/a.in.json")).contains("routes/acme/x.test.yaml");
    }

    static Set<String> spellings() {
        return Spellings.ALL.keySet();
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void however_a_route_is_written_its_file_needs_the_same(String spelling) throws IOException {
        Sources sources = Spellings.write(home, Spellings.ALL.get(spelling));
        assertThat(touched(sources, "mappings/acme/ask-thing.jslt"))
                .contains(Spellings.FILE, "routes/acme/deliver-thing.camel.yaml");
        assertThat(touched(sources, "mappings/acme/sorry.jslt"))
                .contains("routes/_hub/asking.camel.yaml", Spellings.FILE);
        assertThat(touched(sources, "routes/_hub/asking.camel.yaml")).contains(Spellings.FILE);
        assertThat(touched(sources, "routes/acme/system.properties")).contains(Spellings.FILE);
    }

    @Test
    void a_comparison_needs_the_lists_and_the_mapping_that_its_options_name() throws IOException {
        write("routes/acme/reconcile-things.camel.yaml", """
                - route:
                    id: acme.reconcile-things
                    from: {uri: "direct:acme.compare", steps: [{to: "reconcile:things?left=direct:acme.list-things&map=mapping:acme/things"}]}
                """);
        write("routes/acme/list-things.camel.yaml", "- route: {from: {uri: 'direct:acme.list-things', steps: []}}\n");
        write("mappings/acme/things.jslt", ".");
        Sources sources = new Sources(home.resolve("routes"), home.resolve("mappings"));
        assertThat(touched(sources, "mappings/acme/things.jslt")).contains("routes/acme/reconcile-things.camel.yaml");
        assertThat(touched(sources, "routes/acme/list-things.camel.yaml"))
                .contains("routes/acme/reconcile-things.camel.yaml");
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(home.resolve(file).getParent());
        Files.writeString(home.resolve(file), text);
    }
}
