package linkspan.author.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import linkspan.author.check.Scope;
import linkspan.author.check.Sources;
import linkspan.cli.Typed;
import linkspan.model.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class CoverageTest {
    private static final Path SHIPPED = Path.of("mappings");
    private static final Path ORDER = SHIPPED.resolve("erp/deliver-order-created/everything-stated.in.json");

    private static final Logger LOG = LoggerFactory.getLogger(CoverageTest.class);

    @TempDir
    private Path home;

    private Path mappings = Path.of("");

    @BeforeEach
    void schemas() throws IOException {
        mappings = Files.createDirectories(home.resolve("mappings"));
        Path canonical = Files.createDirectories(mappings.resolve("_canonical"));
        try (Stream<Path> files = Files.list(SHIPPED.resolve("_canonical"))) {
            for (Path file : files.toList()) {
                Files.copy(file, canonical.resolve(file.getFileName()));
            }
        }
    }

    private void write(String file, String text) throws IOException {
        Path path = mappings.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private CoverageReport report(Scope scope) {
        return Coverage.of(new Sources(home.resolve("routes"), mappings), scope);
    }

    private MappingCoverage of(String mapping) {
        List<MappingCoverage> rows = report(Scope.ALL).mappings();
        return rows.stream()
                .filter(row -> row.name().equals(mapping))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_forgotten_discount_is_named() throws IOException {
        write("fin/deliver-order-created.jslt", """
                {"number": .orderId, "lines": [for (.items)
                  {"sku": .skuId, "price": .unitPrice.value, "discount": null, "qty": .quantity}]}
                """);
        write("fin/deliver-order-created/all.in.json", Files.readString(ORDER));

        MappingCoverage fin = of("fin/deliver-order-created");

        assertThat(fin.examples()).isEqualTo(1);
        assertThat(fin.read().missing())
                .contains("items[].discount.value", "customer.email", "shipment.trackingNo", "customerNumber")
                .doesNotContain("orderId", "items[].skuId", "items[].unitPrice.value", "items[].quantity");
        assertThat(fin.set().all()).contains("number", "lines[].discount", "lines[].qty");
        assertThat(fin.set().missing()).containsExactly("lines[].discount");
        assertThat(report(Scope.ALL).text().lines())
                .contains("fin/deliver-order-created", "  never set   lines[].discount")
                .anyMatch(line -> line.contains("items[]: discount (2 fields)"))
                .anyMatch(line -> line.contains("shipment (8 fields)"))
                .hasSizeLessThan(14);
    }

    @Test
    void what_decides_is_read_and_what_no_example_has_is_tried() throws IOException {
        write("fin/deliver-order-shipped.jslt", """
                {"no": .orderId,
                 "from": .shipment.warehouseId,
                 "tax": if (.taxIncluded) "in" else "on top",
                 "sum": dec-sum([for (.items) .quantity])}
                """);
        write("fin/deliver-order-shipped/one.in.json", """
                {"orderId": "1", "taxIncluded": false, "items": [{"quantity": 1}, {"quantity": 2}]}
                """);

        MappingCoverage fin = of("fin/deliver-order-shipped");

        assertThat(fin.read().missing())
                .contains("shipment.shipmentId")
                .doesNotContain("orderId", "shipment.warehouseId", "taxIncluded", "items[].quantity");
        assertThat(fin.branches().missing()).containsExactly("mappings/fin/deliver-order-shipped.jslt:3:27 then");
    }

    @Test
    void what_is_received_is_held_against_the_canonical_schema() throws IOException {
        write("shop/receive-order-created.jslt", """
                [{"orderId": .id, "placedAt": .at, "currency": "EUR",
                  "items": [{"skuId": .sku, "quantity": 1, "unitPrice": {"value": "1", "currency": "EUR"}}]}]
                """);
        write("shop/receive-order-created/one.in.json", """
                {"id": "1", "at": "2026-11-11T00:00:00Z", "sku": "A", "gift": true}
                """);
        write("shop/receive-order-created/no.in.json", "{\"id\": 1, \"never\": 2}");

        MappingCoverage shop = of("shop/receive-order-created");

        assertThat(shop.examples()).isEqualTo(2);
        assertThat(shop.read().missing()).contains("gift").doesNotContain("id", "at", "sku");
        assertThat(shop.set().missing())
                .contains("shipTo.name", "total.value", "items[].discount.value")
                .doesNotContain("orderId", "items[].skuId", "status", "shipment.trackingNo");
    }

    @Test
    void a_schema_beside_the_mapping_is_its_target() throws IOException {
        write("fin/deliver-order-cancelled.jslt", "{\"no\": .orderId}");
        write("fin/deliver-order-cancelled/one.in.json", "{\"orderId\": \"1\"}");
        write(
                "fin/deliver-order-cancelled.schema.json",
                "{\"properties\": {\"no\": {}, \"why\": {\"type\": \"string\"}}}");

        assertThat(of("fin/deliver-order-cancelled").set().missing()).containsExactly("why");
    }

    @Test
    void batches_hold_their_events_and_xslt_is_tried_like_any_other() throws IOException {
        write("rep/deliver-order-created.jslt", "{\"rows\": [for (.) {\"id\": .data.orderId, \"seq\": .sequence}]}");
        write("rep/deliver-order-created/one.in.json", "[{\"sequence\": 1, \"data\": {\"orderId\": \"1\"}}]");
        write("fin/deliver-order-created.xsl", """
                <xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" expand-text="yes">
                  <xsl:template match="/data"><o>
                    <no>{orderId}</no><note/>
                    <xsl:if test="cancelReason"><why>{cancelReason}</why></xsl:if>
                  </o></xsl:template>
                </xsl:stylesheet>
                """);
        write("fin/deliver-order-created/one.in.json", "{\"orderId\": \"1\", \"channel\": \"x\"}");

        assertThat(of("rep/deliver-order-created").read().missing())
                .contains("[].data.channel")
                .doesNotContain("[].data.orderId", "[].sequence");
        MappingCoverage fin = of("fin/deliver-order-created");
        assertThat(fin.read().missing()).contains("channel").doesNotContain("orderId", "cancelReason");
        assertThat(fin.set().missing()).containsExactly("o.note");
        assertThat(fin.branches().missing()).containsExactly("mappings/fin/deliver-order-created.xsl:4:5 if");
    }

    @Test
    void a_module_is_covered_by_all_mappings_that_use_it_and_a_broken_one_is_left_out() throws IOException {
        write("fin/x.module.jslt", "def f(x)\n  if ($x) 1\n  else 2\n");
        write("fin/deliver-order-created.jslt", "import \"fin/x.module\" as x\n{\"a\": x:f(.orderId)}");
        write("fin/deliver-order-created/one.in.json", "{\"orderId\": \"1\"}");
        write("fin/deliver-order-updated.jslt", "import \"fin/x.module\" as x\n{\"a\": x:f(.none)}");
        write("fin/deliver-order-updated/one.in.json", "{\"orderId\": \"1\"}");
        write("fin/broken.jslt", "{");

        assertThat(report(Scope.ALL).mappings())
                .map(MappingCoverage::name)
                .containsExactly("fin/deliver-order-created", "fin/deliver-order-updated", "fin/x.module");
        Scope module = new Scope(List.of(mappings.resolve("fin/x.module.jslt")));
        MappingCoverage alone = report(module).mappings().get(0);
        assertThat(report(module).mappings()).hasSize(1);
        assertThat(alone.branches().all()).hasSize(3);
        assertThat(alone.branches().missing()).isEmpty();
    }

    @Test
    void check_shows_it_and_does_not_fail_for_it() throws IOException {
        write("fin/find-customer.jslt", "if (.a) {\"b\": .a} else null\n");
        write("fin/find-customer/one.in.json", "{\"a\": 1, \"forgotten\": 2}");
        write("fin/find-customer/one.out.json", "{\"b\": 1}");
        Path file = mappings.resolve("fin/find-customer.jslt");

        Typed words = Typed.run("check", "--home", home.toString(), "--coverage", file.toString());
        Typed json = Typed.run("check", "--home", home.toString(), "--coverage", "--json", file.toString());
        Typed plain = Typed.run("check", "--home", home.toString(), file.toString());

        assertThat(words.out())
                .contains("  never read  forgotten", "  never ran   mappings/fin/find-customer.jslt:1:24 else");
        assertThat(Json.read(json.out()).at("/coverage/mappings/0/read/never/0").asText())
                .isEqualTo("forgotten");
        assertThat(plain.out()).doesNotContain("forgotten");
        assertThat(words.code()).isEqualTo(plain.code());
    }

    @Test
    void the_shipped_mappings_are_covered() {
        Scope two = new Scope(List.of(SHIPPED.resolve("erp"), SHIPPED.resolve("shopify"))); // all of them take long
        CoverageReport report = Coverage.of(new Sources(Path.of("routes"), SHIPPED), two);

        assertThat(report.mappings())
                .map(MappingCoverage::name)
                .contains("erp/deliver-order-created", "shopify/order.module", "erp/order.module");
        MappingCoverage erp = report.mappings().stream()
                .filter(row -> row.name().equals("erp/deliver-order-created"))
                .findFirst()
                .orElseThrow();
        assertThat(erp.read().missing())
                .contains("customer.email")
                .doesNotContain("items[].discount.value", "customerNumber");
        assertThat(report.json().path("mappings").size())
                .isEqualTo(report.mappings().size());
        LOG.info(
                "{} mappings and modules in {} ms",
                report.mappings().size(),
                report.took().toMillis());
    }
}
