package linkspan.operations.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import linkspan.model.Json;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.database.DatabaseFailed;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRoute;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.tls.PortTls;
import linkspan.platform.tls.TlsFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpsServerTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private OpsServer server;
    private String token;

    /** No database: named tokens are nobody's here. */
    private static OpsGate gate(OpsToken token) {
        return new OpsGate(token, header -> Optional.empty());
    }

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        OpsToken made = OpsToken.make(data, new SecureRandom());
        token = Files.readString(OpsToken.file(data)).strip();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(OpsToken.file(data))))
                .isEqualTo("rw-------");
        server = OpsServer.start(
                "127.0.0.1",
                0,
                gate(made),
                List.of(() -> List.of(
                        OpsRoute.get("/health/ready", it -> OpsReply.json(503, OpsServer.status("down"))),
                        OpsRoute.get("/metrics", it -> OpsReply.text("figures")),
                        OpsRoute.get(
                                "/admin/hello/:id",
                                it -> OpsReply.text(it.actor() + " " + it.id() + " " + it.asked("q"))),
                        OpsRoute.post("/admin/echo", it -> OpsReply.json(it.body())),
                        OpsRoute.get("/admin/refused", it -> {
                            throw new Refused(FailureCode.REQUEST_INVALID, "limit is odd");
                        }),
                        OpsRoute.get("/admin/no-database", it -> {
                            throw new DatabaseFailed(new SQLException("select secret"));
                        }),
                        OpsRoute.get("/admin/bug", it -> {
                            throw new IllegalStateException("secret");
                        }))),
                router -> {},
                () -> false,
                Optional.empty());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpRequest.Builder admin(String path) {
        return at(path).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void fails(HttpRequest.Builder request, int status, String error) throws Exception {
        HttpResponse<String> answer = send(request);
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode json = Json.read(answer.body());
        assertThat(json.path("error").asText()).startsWith(error);
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void health_and_metrics_need_no_token() throws Exception {
        assertThat(send(at("/health/live")).body()).isEqualTo("{\"status\":\"up\"}");
        assertThat(send(at("/health/ready")).statusCode()).isEqualTo(503);
        assertThat(send(at("/metrics")).body()).isEqualTo("figures");
    }

    @Test
    void everything_else_needs_the_token() throws Exception {
        for (String path : List.of("/admin/hello/x", "//admin/hello/x", "/health/../admin/hello/x", "/nothing", "/")) {
            fails(at(path), 401, "the token is missing");
        }
        for (String wrong :
                List.of("Bearer", "Bearer ", token, "Basic " + token, "Bearer " + token + "x", "bearer " + token)) {
            fails(at("/admin/hello/x").header("Authorization", wrong), 401, "the token is missing");
        }
        fails(at("/admin/echo").POST(HttpRequest.BodyPublishers.ofString("x".repeat(100_000))), 401, "the token");
    }

    @Test
    void a_request_reaches_its_work_decoded() throws Exception {
        HttpResponse<String> answer =
                send(admin("/admin/hello/a%2Fb%20c?q=1%262&q=3").header("X-Actor", "ann"));

        assertThat(answer.body()).isEqualTo("ann a/b c 1&2");
        assertThat(send(admin("/admin/hello/x").header("X-Actor", "<b>")).body())
                .isEqualTo("operator x null");
        assertThat(send(admin("/admin/echo").POST(HttpRequest.BodyPublishers.ofString("{\"a\":1.50}")))
                        .body())
                .isEqualTo("{\"a\":1.50}");
        assertThat(send(admin("/admin/echo").POST(HttpRequest.BodyPublishers.noBody()))
                        .body())
                .isEqualTo(JsonNodeFactory.instance.objectNode().toString());
    }

    @Test
    void failures_are_json_and_tell_nothing_of_the_inside() throws Exception {
        fails(admin("/nothing"), 404, "there is nothing here");
        fails(admin("/admin/hello/x").DELETE(), 405, "method not allowed");
        fails(
                admin("/admin/echo").POST(HttpRequest.BodyPublishers.ofString("x".repeat(100_000))),
                413,
                "body too large");
        fails(admin("/admin/echo").POST(HttpRequest.BodyPublishers.ofString("{")), 400, "the body is not JSON");
        fails(admin("/admin/refused"), 400, "limit is odd");
        fails(admin("/admin/no-database"), 503, "the database does not answer");
        fails(admin("/admin/bug"), 500, "internal error");
    }

    @Test
    void a_taken_port_is_a_configuration_error(@TempDir Path data) {
        OpsToken other = OpsToken.make(data, new SecureRandom());

        assertThatThrownBy(() -> OpsServer.start(
                        "127.0.0.1",
                        server.port(),
                        gate(other),
                        List.of(),
                        router -> {},
                        () -> false,
                        Optional.empty()))
                .isInstanceOf(ConfigurationError.class)
                .hasMessage("--ops-port: 127.0.0.1:" + server.port() + " is in use or not ours");
    }

    @Test
    void with_a_certificate_it_speaks_tls(@TempDir Path data) throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), () -> "skipped: there is no openssl");
        Process openssl = new ProcessBuilder(
                        "openssl req -x509 -nodes -days 2 -newkey rsa:2048 -keyout o.key -out o.pem -subj /CN=ops"
                                .split(" "))
                .directory(data.toFile())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("log").toFile())
                .start();
        assertThat(openssl.waitFor()).isZero();
        PortTls tls = new PortTls(TlsFiles.of(
                        Map.of(
                                "C",
                                data.resolve("o.pem").toString(),
                                "K",
                                data.resolve("o.key").toString()),
                        new TlsFiles.Names("C", "K", "A"))
                .orElseThrow());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream file = Files.newInputStream(data.resolve("o.pem"))) {
            trusted.setCertificateEntry(
                    "ops", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), new SecureRandom());
        try (OpsServer secure = OpsServer.start(
                        "127.0.0.1",
                        0,
                        gate(OpsToken.make(data, new SecureRandom())),
                        List.of(),
                        router -> {},
                        () -> false,
                        Optional.of(tls));
                Socket socket = context.getSocketFactory().createSocket("127.0.0.1", secure.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200 OK")
                    .endsWith("{\"status\":\"up\"}");
        }
    }
}
