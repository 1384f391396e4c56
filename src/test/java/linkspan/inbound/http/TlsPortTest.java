package linkspan.inbound.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import linkspan.inbound.request.Envelope;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.tls.PortTls;
import linkspan.platform.tls.TlsFiles;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The message port over TLS, with certificates that openssl makes. */
class TlsPortTest {
    private static final TlsFiles.Names NAMES = new TlsFiles.Names("CERT", "KEY", "CA");

    @TempDir
    private Path folder;

    @BeforeEach
    void openssl_is_there() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), () -> "skipped: there is no openssl");
        certificate("port", "first.example.com", "ec:prime256v1");
    }

    private void openssl(String... arguments) throws Exception {
        Process process = new ProcessBuilder(Stream.concat(Stream.of("openssl"), Stream.of(arguments))
                        .toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("openssl.log").toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("openssl.log")))
                .isZero();
    }

    private void certificate(String name, String host, String kind) throws Exception {
        String[] parts = kind.split(":");
        String algorithm = parts[0].equals("ec") ? "ec" : kind;
        List<String> command = new ArrayList<>(List.of("req", "-x509", "-nodes", "-days", "2", "-newkey", algorithm));
        if (algorithm.equals("ec")) {
            command.addAll(List.of("-pkeyopt", "ec_paramgen_curve:" + parts[1]));
        }
        command.addAll(List.of("-keyout", name + ".key", "-out", name + ".pem", "-subj", "/CN=" + host));
        openssl(command.toArray(new String[0]));
    }

    private TlsFiles files(boolean mutual) {
        return TlsFiles.of(
                        Map.of(
                                "CERT", folder.resolve("port.pem").toString(),
                                "KEY", folder.resolve("port.key").toString(),
                                "CA", mutual ? folder.resolve("client.pem").toString() : ""),
                        NAMES)
                .orElseThrow();
    }

    private static HubHttpServer server(PortTls tls) {
        HubHttpServer server = new HubHttpServer(
                new HttpLimits("127.0.0.1", 0, 2, 4, 4, 1 << 20).over(Optional.of(tls)),
                new Envelope(Clock.systemUTC()),
                new SimpleMeterRegistry(),
                new Random());
        server.listen();
        return server;
    }

    private KeyStore store(String trusted) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream file = new FileInputStream(folder.resolve(trusted).toFile())) {
            store.setCertificateEntry(
                    "it", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        return store;
    }

    private SSLContext context(String trusted, boolean withCertificate) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store(trusted));
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        if (withCertificate) {
            openssl(
                    "pkcs12",
                    "-export",
                    "-in",
                    "client.pem",
                    "-inkey",
                    "client.key",
                    "-out",
                    "client.p12",
                    "-passout",
                    "pass:x");
            try (InputStream file =
                    new FileInputStream(folder.resolve("client.p12").toFile())) {
                keys.load(file, "x".toCharArray());
            }
        }
        own.init(keys, "x".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
        return context;
    }

    /** Who answered, and the first line of the answer. */
    private String ask(HubHttpServer server, SSLContext context, String... protocols) throws Exception {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", server.port())) {
            socket.setSoTimeout(20_000);
            if (protocols.length > 0) {
                socket.setEnabledProtocols(protocols);
            }
            socket.startHandshake();
            socket.getOutputStream()
                    .write("GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            X509Certificate peer = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return peer.getSubjectX500Principal().getName() + " " + answer.split("\r\n", 2)[0];
        }
    }

    @ParameterizedTest
    @CsvSource({"ec:prime256v1, TLSv1.3", "rsa:2048, TLSv1.2", "ec:secp384r1, TLSv1.3"})
    void the_port_speaks_tls_and_nothing_else(String kind, String protocol) throws Exception {
        certificate("port", "first.example.com", kind);
        try (HubHttpServer server = server(new PortTls(files(false)))) {
            SSLContext context = context("port.pem", false);
            assertThat(ask(server, context, protocol)).isEqualTo("CN=first.example.com HTTP/1.1 404 Not Found");
            try (Socket plain = new Socket("127.0.0.1", server.port())) {
                plain.setSoTimeout(20_000);
                plain.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                byte[] answer = plain.getInputStream().readAllBytes();
                assertThat(new String(answer, StandardCharsets.ISO_8859_1)).doesNotContain("HTTP/1.1");
            }
        }
    }

    @Test
    void a_changed_certificate_is_taken_when_its_key_has_come_too() throws Exception {
        PortTls tls = new PortTls(files(false));
        try (HubHttpServer server = server(tls)) {
            Files.createDirectory(folder.resolve("old"));
            Files.copy(folder.resolve("port.pem"), folder.resolve("old/port.pem"));
            certificate("next", "second.example.com", "rsa:2048");
            Files.move(folder.resolve("next.pem"), folder.resolve("port.pem"), StandardCopyOption.REPLACE_EXISTING);
            tls.look();
            assertThat(ask(server, context("old/port.pem", false))).startsWith("CN=first.example.com");
            Files.writeString(folder.resolve("port.key"), "-----BEGIN PRIVATE KEY-----\nhalf");
            tls.look();
            assertThat(ask(server, context("old/port.pem", false))).startsWith("CN=first.example.com");
            Files.move(folder.resolve("next.key"), folder.resolve("port.key"), StandardCopyOption.REPLACE_EXISTING);
            tls.look();
            assertThat(ask(server, context("port.pem", false)))
                    .as("the very next handshake")
                    .isEqualTo("CN=second.example.com HTTP/1.1 404 Not Found");
        }
    }

    @Test
    void with_an_authority_of_clients_nobody_comes_in_without_its_certificate() throws Exception {
        certificate("client", "partner.example.com", "ec:prime256v1");
        try (HubHttpServer server = server(new PortTls(files(true)))) {
            assertThat(ask(server, context("port.pem", true))).startsWith("CN=first.example.com HTTP/1.1 404");
            assertThatThrownBy(() -> ask(server, context("port.pem", false), "TLSv1.2"))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void what_is_missing_or_no_pair_ends_the_start() throws Exception {
        Files.writeString(folder.resolve("client.pem"), "nothing");
        assertThatThrownBy(() -> new PortTls(files(true)))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageStartingWith("CA: ");
        certificate("other", "other.example.com", "ec:prime256v1");
        Files.move(folder.resolve("other.key"), folder.resolve("port.key"), StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> new PortTls(files(false)))
                .isInstanceOf(ConfigurationError.class)
                .hasMessage("CERT, KEY: the key is not that of the certificate");
        Files.delete(folder.resolve("port.key"));
        assertThatThrownBy(() -> new PortTls(files(false)))
                .hasMessageStartingWith("KEY: ")
                .hasMessageEndingWith("cannot be read");
        assertThatThrownBy(() -> TlsFiles.of(Map.of("CERT", "x"), NAMES)).hasMessage("CERT, KEY: both or none");
        assertThat(TlsFiles.of(Map.of(), NAMES)).isEmpty();
    }
}
