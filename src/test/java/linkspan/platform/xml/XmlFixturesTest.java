package linkspan.platform.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Hostile and real documents from outside, skipped where they are absent. */
class XmlFixturesTest {
    /** The documents among the bad ones that are XML after all, and declare no DTD. */
    private static final Set<String> GOOD =
            Set.of("simple.xml", "simple-ns.xml", "schema-include.xsd", "xalan_exec.xsl", "xalan_write.xsl");

    @Test
    void every_hostile_document_is_refused_at_a_line() throws IOException {
        for (Path file : all("bad-input/xml")) {
            byte[] bytes = Files.readAllBytes(file);
            String name = file.getFileName().toString();
            if (GOOD.contains(name)) {
                assertThat(Xml.tree(bytes).size()).as(name).isEqualTo(1);
            } else {
                assertThatThrownBy(() -> Xml.tree(bytes))
                        .as(name)
                        .isInstanceOfSatisfying(
                                XmlMalformed.class,
                                e -> assertThat(e.line())
                                        .as(name + ": " + e.getMessage())
                                        .isPositive());
            }
        }
    }

    @Test
    void an_external_entity_is_never_asked_for() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
        try {
            for (String xml : List.of(
                    "<!DOCTYPE a SYSTEM '" + url + "'><a/>",
                    "<!DOCTYPE a [<!ENTITY e SYSTEM '" + url + "'>]><a>&e;</a>",
                    "<!DOCTYPE a [<!ENTITY % e SYSTEM '" + url + "'>%e;]><a/>",
                    "<!DOCTYPE a PUBLIC '-//x//y' '" + url + "'><a/>")) {
                byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
                assertThatThrownBy(() -> Xml.tree(bytes))
                        .isInstanceOf(XmlMalformed.class)
                        .hasMessageContaining("DOCTYPE");
                assertThatThrownBy(() -> copy(bytes)).hasStackTraceContaining("DOCTYPE");
            }
            byte[] located = ("<a xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:schemaLocation='u " + url
                            + "'><?xml-stylesheet href='" + url + "'?></a>")
                    .getBytes(StandardCharsets.UTF_8);
            Xml.tree(located);
            copy(located);
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void carriers_answers_are_read() throws IOException {
        int read = 0;
        for (Path file : all("tracking/fedex-xml")) {
            JsonNode tree = Xml.tree(Files.readAllBytes(file));
            assertThat(tree.size()).as(file.toString()).isEqualTo(1);
            read++;
        }
        assertThat(read).isEqualTo(16);
        Path door = need("tracking/fedex-xml/tracking_response_not_found.xml");
        JsonNode reply = Xml.tree(Files.readAllBytes(door)).path("TrackReply");
        assertThat(reply.at("/Notifications/Code").asText()).isEqualTo("0");
        assertThat(reply.at("/CompletedTrackDetails/Notifications/Code").asText())
                .isEqualTo("0");
    }

    @Test
    void an_answer_that_was_cut_off_is_malformed() throws IOException {
        byte[] bytes = Files.readAllBytes(need("xml/soap/fedex/invalid_fedex_reply.xml"));
        assertThatThrownBy(() -> Xml.tree(bytes))
                .isInstanceOfSatisfying(
                        XmlMalformed.class, e -> assertThat(e.line()).isPositive());
    }

    private static void copy(byte[] bytes) throws Exception {
        TransformerFactory.newDefaultInstance()
                .newTransformer()
                .transform(Xml.source(bytes, "memory:x"), new StreamResult(new ByteArrayOutputStream()));
    }

    private static List<Path> all(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(need(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Path need(String path) {
        Path file = Path.of("../shared/fixtures").resolve(path);
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: there is no " + file);
        return file;
    }
}
