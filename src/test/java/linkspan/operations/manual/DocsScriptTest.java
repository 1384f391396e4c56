package linkspan.operations.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page signs a call as {@code signing.md} says: its own vectors, by the script that the browser gets, where Node is. */
class DocsScriptTest {
    private static final String HARNESS = """
            import fs from 'fs'; import vm from 'vm'; import {webcrypto} from 'crypto';
            const ids = {"key-id": "k1", "secret": "secret-of-the-vectors"};
            let page;
            vm.runInNewContext(fs.readFileSync(process.argv[2], 'utf8'), {
              TextEncoder, Uint8Array, URL, btoa, String, Array,
              crypto: {subtle: webcrypto.subtle, randomUUID: () => "nonce-0123456789"},
              location: {host: "hub.example.com", href: "http://hub.example.com/api/docs"},
              document: {getElementById: id => ({value: ids[id]})},
              Date: {now: () => 1762830671000},
              SwaggerUIBundle: options => { page = options; }
            });
            const signature = async call => (await page.requestInterceptor(call)).headers["X-Signature"];
            const orders = "http://hub.example.com/api/v1/orders";
            const headers = {"Content-Type": "application/json", "Idempotency-Key": "order-1"};
            console.log(await signature({url: orders, method: "POST", body: "{}", headers}));
            console.log(await signature({url: orders + "?page=2", method: "GET", headers: {}}));
            """;

    @Test
    void its_signatures_are_those_of_the_vectors(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(isThere(), "skipped: no node");
        Path harness = Files.writeString(folder.resolve("harness.mjs"), HARNESS);
        Path out = folder.resolve("out");
        Path script = Path.of("src/main/resources/linkspan/operations/manual/docs.js");
        Process node = new ProcessBuilder("node", harness.toString(), script.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(node.waitFor(1, TimeUnit.MINUTES)).isTrue();
        String page = Files.readString(Path.of("src/docs/signing.md"));
        assertThat(Files.readAllLines(out)).hasSize(2).allSatisfy(signature -> {
            assertThat(signature).startsWith("v2=");
            assertThat(page).contains("`" + signature + "`");
        });
    }

    private static boolean isThere() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(20, TimeUnit.SECONDS);
        } catch (IOException e) {
            return false;
        }
    }
}
