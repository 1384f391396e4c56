package linkspan.inbound.route;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import linkspan.inbound.auth.Hmac;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Senders of whom nothing is known yet begin bodies and do not end them. */
class UnfinishedBodiesTest {
    private static final String PATH = "/in/shop/customer-changed";
    private static final int LONG = 1_500_000;
    private final List<Socket> open = new ArrayList<>();
    private IntakeHub hub;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        hub = new IntakeHub(folder, IntakeHub.limits(), new RouteBuilder() {
            @Override
            public void configure() {
                from("receive:customer-changed?system=shop")
                        .routeId("shop.take")
                        .process(Steps::collect);
            }
        });
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        hub.close();
    }

    @Test
    void one_address_does_not_shut_out_others_nor_those_who_share_it() throws IOException {
        for (int i = 0; i < 84; i++) {
            begin("127.0.0.2", LONG);
        }

        for (int i = 0; i < 10; i++) {
            assertThat(complete("127.0.0.1", "quick-" + i, 100)).isEqualTo(200);
            assertThat(complete("127.0.0.2", "neighbour-" + i, 100)).isEqualTo(200);
        }
        assertThat(complete("127.0.0.1", "long", LONG)).isEqualTo(200);
        assertThat(complete("127.0.0.2", "long-neighbour", LONG)).isEqualTo(200);
    }

    @Test
    void many_addresses_do_not_shut_out_one_that_asks_for_less() throws IOException {
        for (int address = 2; address < 12; address++) {
            for (int i = 0; i < 9; i++) {
                begin("127.0.0." + address, LONG);
            }
        }

        assertThat(hub.meters.get("linkspan.bodies.held").gauge().value()).isLessThanOrEqualTo(64 << 20);
        for (int i = 0; i < 10; i++) {
            assertThat(complete("127.0.0.1", "quick-" + i, 100_000)).isEqualTo(200);
        }
    }

    @Test
    void a_body_that_stands_still_gives_its_room_back() throws IOException {
        for (int i = 0; i < 5; i++) {
            begin("127.0.0.2", LONG);
        }
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                hub.meters.get("linkspan.bodies.held").gauge().value())
                        .isZero());
        assertThat(new String(open.get(0).getInputStream().readAllBytes(), ISO_8859_1))
                .startsWith("HTTP/1.1 400")
                .contains("too slowly");
    }

    @Test
    void a_body_that_no_signature_announces_is_not_read() throws IOException {
        for (String signature :
                List.of("", "X-Shopify-Hmac-Sha256: short\r\n", "X-Shopify-Hmac-Sha256: " + "!".repeat(44) + "\r\n")) {
            try (Socket socket = connect("127.0.0.2")) {
                socket.getOutputStream().write(head(signature, 1 << 20));
                socket.setSoTimeout(5_000);
                assertThat(new String(socket.getInputStream().readNBytes(12), ISO_8859_1))
                        .as(signature)
                        .isEqualTo("HTTP/1.1 401");
            }
        }
        assertThat(hub.value("select count(*) from audit_log where action = 'signature-refused'"))
                .as("of each cause one")
                .isEqualTo("2");
    }

    /** A body that lacks its last byte. */
    private void begin(String from, int length) throws IOException {
        Socket socket = connect(from);
        open.add(socket);
        try {
            socket.getOutputStream().write(head("X-Shopify-Hmac-Sha256: " + "A".repeat(43) + "=\r\n", length + 1));
            socket.getOutputStream().write(new byte[length]);
        } catch (IOException e) {
            return; // has given way already
        }
    }

    private int complete(String from, String id, int length) throws IOException {
        String text = "{\"id\":\"" + id + "\"}";
        byte[] body = (text + " ".repeat(length - text.length())).getBytes(ISO_8859_1);
        String signature = Hmac.base64(IntakeHub.SHOP_SECRET, body);
        try (Socket socket = connect(from)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(head("X-Shopify-Hmac-Sha256: " + signature + "\r\n", body.length));
            socket.getOutputStream().write(body);
            String status = new String(socket.getInputStream().readNBytes(12), ISO_8859_1);
            return Integer.parseInt(status.substring(9));
        }
    }

    private Socket connect(String from) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", hub.port()), 2_000);
        return socket;
    }

    private static byte[] head(String signature, int length) {
        return ("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + signature
                        + "Content-Length: " + length + "\r\n\r\n")
                .getBytes(ISO_8859_1);
    }
}
