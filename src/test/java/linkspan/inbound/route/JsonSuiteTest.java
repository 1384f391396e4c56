package linkspan.inbound.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JSON test suite (nst/JSONTestSuite) through the port. */
class JsonSuiteTest {
    @Test
    void y_is_taken_n_is_refused_and_i_is_either(@TempDir Path folder) throws Exception {
        Fixtures.need("bad-input/json-test-suite/test_parsing");
        try (IntakeHub hub = new IntakeHub(folder, IntakeHub.limits(), new RouteBuilder() {
            @Override
            public void configure() {
                from("receive:look?system=partner-like")
                        .routeId("partner-like.look")
                        .process(exchange -> {});
            }
        })) {
            int taken = 0;
            for (Path file : Fixtures.list("bad-input/json-test-suite/test_parsing")) {
                String name = String.valueOf(file.getFileName());
                int status = status(hub.port(), Files.readAllBytes(file));
                if (!name.contains("duplicated_key")) { // duplicates are refused here
                    assertThat(status)
                            .as(name)
                            .isIn(name.startsWith("y") ? 200 : 400, name.startsWith("n") ? 400 : 200);
                }
                taken += status == 200 ? 1 : 0;
            }
            assertThat(hub.count("messages")).isEqualTo(taken);
        }
    }

    private static int status(int port, byte[] body) throws IOException {
        byte[] head =
                ("POST /in/partner-like/look HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                                + "Content-Length: " + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return RawSocket.send(port, request, 5_000).status();
    }
}
