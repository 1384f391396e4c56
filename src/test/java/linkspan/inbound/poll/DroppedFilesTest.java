package linkspan.inbound.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import linkspan.platform.crash.CrashPoint;
import linkspan.stand.FreeHub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** CSV files are dropped into a folder: each line once, whatever happens meanwhile, and a file once. */
@Tag("database")
@Timeout(200)
class DroppedFilesTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir(cleanup = CleanupMode.NEVER) // a broker that ends late would end this JVM
    private Path home;

    @AfterEach
    void disarm() {
        CrashPoint.disarm();
    }

    private void put(String name, String text) throws Exception {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String csv(int from, int to) {
        return "sku;name\n"
                + IntStream.rangeClosed(from, to)
                        .mapToObj(i -> "SKU-" + i + ";\"Tea; number " + i + "\"\n")
                        .collect(Collectors.joining());
    }

    private static String xml(int from, int to) {
        return "<?xml version='1.0'?>\n<products>"
                + IntStream.rangeClosed(from, to)
                        .mapToObj(i -> "<product sku='L-" + i + "'><name>Tea &amp; number " + i + "</name></product>\n")
                        .collect(Collectors.joining())
                + "</products>";
    }

    private static List<String> tea(FreeHub hub) {
        return hub.events("PRODUCT_CHANGED").stream()
                .filter(sku -> sku.startsWith("SKU-"))
                .toList();
    }

    @Test
    void lines_come_once_files_are_archived_and_set_aside() throws Exception {
        FreeHub.home(home);
        DropServer remote = DropServer.start(home.resolve("remote"), home.resolve("known_hosts"));
        put(
                "routes/acme/system.properties",
                "acme.title=Acme\nacme.own-folder=" + home.resolve("drop") + "\nacme.own-sftp=127.0.0.1:"
                        + remote.port() + "/out\nacme.own-known-hosts=" + home.resolve("known_hosts") + "\n");
        put("routes/acme/poll-products.camel.yaml", """
                - templatedRoute:
                    routeId: acme.poll-products
                    prefixId: acme.poll-products.
                    routeTemplateRef: poll-files
                    parameters:
                      - {name: system, value: acme}
                      - {name: what, value: products}
                      - {name: folder, value: "{{acme.own-folder}}"}
                      - {name: lines, value: "separator=;&size=100"}
                      - {name: each, value: event:product-changed}
                """);
        put("mappings/acme/poll-products.jslt", """
                [{"skuId": required(.sku), "name": required(.name), "status": "ACTIVE"}]
                """);
        put("routes/acme/poll-labels.camel.yaml", """
                - templatedRoute:
                    routeId: acme.poll-labels
                    prefixId: acme.poll-labels.
                    routeTemplateRef: poll-sftp
                    parameters:
                      - {name: system, value: acme}
                      - {name: what, value: labels}
                      - {name: address, value: "{{acme.own-sftp}}"}
                      - {name: user, value: hub}
                      - {name: password, value: "{{secret:acme-sftp}}"}
                      - {name: known-hosts, value: "{{acme.own-known-hosts}}"}
                      - {name: work, value: "WORK"}
                      - {name: include, value: ".*[.]xml"}
                      - {name: lines, value: "element=product&size=100"}
                      - {name: each, value: event:product-changed}
                """.replace(
                        "WORK", home.resolve("work").toString()));
        put("mappings/acme/poll-labels.jslt", """
                [{"skuId": required(.\"@sku\"), "name": required(.name), "status": "ACTIVE"}]
                """);
        put("remote/out/l.xml", xml(1, 250));
        put("remote/out/broken.xml", "<products><product sku='X-1'><name>Tea</name></product><product>");
        put("drop/a.csv", "\uFEFF" + csv(1, 950) + "SKU-951;\n");
        put("drop/b.csv", csv(2000, 2009));
        put("drop/no-head.csv", "sku;sku\n1;2\n");
        List.of("G1", "G2", "G3", "G4", "A9").forEach(point -> CrashPoint.arm(point, 3));
        try (FreeHub hub = FreeHub.start(home, Map.of("LINKSPAN_SECRET_ACME_SFTP", DropServer.PASSWORD))) {
            await().atMost(SOON).until(() -> tea(hub).size() >= 960);
            await().atMost(SOON)
                    .until(() -> Files.exists(home.resolve("drop/archive/a.csv"))
                            && Files.exists(home.resolve("drop/archive/b.csv"))
                            && Files.exists(home.resolve("drop/error/no-head.csv")));
            put("drop/b.csv", csv(2000, 2009));
            put("drop/c.csv", csv(3000, 3001));
            await().atMost(SOON).until(() -> tea(hub).contains("SKU-3001"));
            await().atMost(SOON).until(() -> !Files.exists(home.resolve("drop/b.csv")));
            assertThat(tea(hub)).hasSize(962).doesNotHaveDuplicates();
            await().atMost(SOON)
                    .until(() -> Files.exists(home.resolve("remote/out/archive/l.xml"))
                            && Files.exists(home.resolve("remote/out/error/broken.xml")));
            assertThat(hub.events("PRODUCT_CHANGED"))
                    .filteredOn(sku -> sku.startsWith("L-"))
                    .hasSize(250)
                    .doesNotHaveDuplicates();
            put("drop/d.csv", "sku;name;colour\nSKU-4000;Tea;red\n");
            await().atMost(SOON)
                    .until(() -> hub.rows(
                                    "select rule from alerts where subject = 'acme.poll-products'",
                                    row -> row.getString(1))
                            .contains("source-changed"));
            remote.close();
            assertThat(hub.rows("select error from messages where state = 'kept'", row -> row.getString(1)))
                    .hasSize(1);
        }
    }
}
