package linkspan.platform.tls;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import linkspan.platform.infrastructure.Upkeep;
import linkspan.platform.system.ConfigurationError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS 1.2 and 1.3 on one port. Files that have changed are taken when certificate and key are a pair; until then the old
 * ones stay, also for connections that are open. Safe for many threads.
 */
public final class PortTls {
    private static final Logger LOG = LoggerFactory.getLogger(PortTls.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");

    private record Content(
            Buffer certificate, Buffer key, @Nullable Buffer clients) {}

    private final TlsFiles files;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
    private volatile Content content;
    private volatile @Nullable Content refused;

    /** Throws {@link ConfigurationError} naming the setting whose file cannot be used. */
    public PortTls(TlsFiles files) {
        this.files = files;
        this.content = read();
        check(content);
    }

    /** As these settings say, empty where they say nothing; its files are looked at every five seconds. */
    public static Optional<PortTls> of(Map<String, String> environment, TlsFiles.Names names, Upkeep upkeep) {
        Optional<PortTls> tls = TlsFiles.of(environment, names).map(PortTls::new);
        tls.ifPresent(it -> upkeep.every(LOOK_EVERY, "looking at the certificate of " + names.certificate(), it::look));
        return tls;
    }

    /** Lets a server that will be made with these options speak TLS, and nothing else. */
    public HttpServerOptions secure(HttpServerOptions options) {
        Content now = content;
        options.setSsl(true)
                .setUseAlpn(false)
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .setKeyCertOptions(TlsPair.options(now.certificate, now.key));
        Buffer clients = now.clients;
        if (clients != null) {
            options.setClientAuth(ClientAuth.REQUIRED).setTrustOptions(new PemTrustOptions().addCertValue(clients));
        }
        return options;
    }

    /** Gives this server, too, what changes. */
    public void follow(HttpServer server) {
        servers.add(server);
    }

    /** Looks whether the files have changed; to be called every few seconds. */
    public void look() {
        Content next;
        try {
            next = read();
            if (next.equals(content) || next.equals(refused)) {
                return;
            }
            check(next);
        } catch (ConfigurationError e) {
            LOG.warn("the certificate stays as it was: {}", e.getMessage());
            refused = unread();
            return;
        }
        content = next;
        refused = null;
        for (HttpServer server : servers) {
            server.updateSSLOptions(options(next), true)
                    .onFailure(e -> LOG.error("a new certificate is not used at port {}", server.actualPort(), e));
        }
        LOG.info("new certificate from {}", files.certificate());
    }

    private static SSLOptions options(Content next) {
        SSLOptions options = new SSLOptions()
                .setUseAlpn(false)
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .setKeyCertOptions(TlsPair.options(next.certificate, next.key));
        Buffer clients = next.clients;
        return clients == null ? options : options.setTrustOptions(new PemTrustOptions().addCertValue(clients));
    }

    /** What is told once is not told again; null where nothing can be read. */
    private @Nullable Content unread() {
        try {
            return read();
        } catch (ConfigurationError e) {
            return null;
        }
    }

    private Content read() {
        return new Content(
                read(files.names().certificate(), files.certificate()),
                read(files.names().key(), files.key()),
                files.clients().isEmpty()
                        ? null
                        : read(files.names().clients(), files.clients().get()));
    }

    private static Buffer read(String setting, Path file) {
        try {
            return Buffer.buffer(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new ConfigurationError(setting + ": " + file + " cannot be read");
        }
    }

    private void check(Content now) {
        try {
            TlsPair.require(now.certificate, now.key);
        } catch (GeneralSecurityException e) {
            throw new ConfigurationError(
                    files.names().certificate() + ", " + files.names().key() + ": " + e.getMessage());
        }
        try {
            if (now.clients != null && TlsPair.certificates(now.clients).isEmpty()) {
                throw new GeneralSecurityException("no certificate in it");
            }
        } catch (GeneralSecurityException e) {
            throw new ConfigurationError(files.names().clients() + ": " + e.getMessage());
        }
    }
}
