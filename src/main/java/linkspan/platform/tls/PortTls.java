package linkspan.platform.tls;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import linkspan.platform.infrastructure.Upkeep;
import linkspan.platform.system.ConfigurationError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS 1.2 and 1.3 on one port. Files that have changed are taken when certificate and key are a pair; until then the old
 * ones stay, also for connections that are open. No handshake fails with a change: the server keeps its options, and what
 * they ask for keys and trust changes beneath. Safe for many threads.
 */
public final class PortTls {
    private static final Logger LOG = LoggerFactory.getLogger(PortTls.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");

    private record Content(
            Buffer certificate, Buffer key, @Nullable Buffer clients) {}

    private record Usable(
            X509ExtendedKeyManager keys, @Nullable X509ExtendedTrustManager clients) {}

    private final TlsFiles files;
    private final ChangingKeys keys;
    private final @Nullable ChangingTrust trust;
    private volatile Content content;
    private volatile @Nullable Content refused;

    /** Throws {@link ConfigurationError} naming the setting whose file cannot be used. */
    public PortTls(TlsFiles files) {
        this.files = files;
        this.content = read();
        Usable usable = usable(content);
        this.keys = new ChangingKeys(usable.keys);
        this.trust = usable.clients == null ? null : new ChangingTrust(usable.clients);
    }

    /** As these settings say, empty where they say nothing; its files are looked at every five seconds. */
    public static Optional<PortTls> of(Map<String, String> environment, TlsFiles.Names names, Upkeep upkeep) {
        Optional<PortTls> tls = TlsFiles.of(environment, names).map(PortTls::new);
        tls.ifPresent(it -> upkeep.every(LOOK_EVERY, "looking at the certificate of " + names.certificate(), it::look));
        return tls;
    }

    /** Lets a server that will be made with these options speak TLS, and nothing else. */
    public HttpServerOptions secure(HttpServerOptions options) {
        options.setSsl(true)
                .setUseAlpn(false)
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .setKeyCertOptions(KeyCertOptions.wrap(keys));
        if (trust != null) {
            options.setClientAuth(ClientAuth.REQUIRED).setTrustOptions(TrustOptions.wrap(trust));
        }
        return options;
    }

    /** Looks whether the files have changed; to be called every few seconds. */
    public void look() {
        Content next;
        Usable usable;
        try {
            next = read();
            if (next.equals(content) || next.equals(refused)) {
                return;
            }
            usable = usable(next);
        } catch (ConfigurationError e) {
            LOG.warn("the certificate stays as it was: {}", e.getMessage());
            refused = unread();
            return;
        }
        content = next;
        refused = null;
        keys.change(usable.keys);
        if (trust != null && usable.clients != null) {
            trust.change(usable.clients);
        }
        LOG.info("new certificate from {}", files.certificate());
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

    private Usable usable(Content now) {
        X509ExtendedKeyManager own;
        try {
            own = TlsPair.read(now.certificate, now.key);
        } catch (GeneralSecurityException e) {
            throw new ConfigurationError(
                    files.names().certificate() + ", " + files.names().key() + ": " + e.getMessage());
        }
        try {
            Buffer clients = now.clients;
            return new Usable(own, clients == null ? null : ChangingTrust.in(TlsPair.certificates(clients)));
        } catch (GeneralSecurityException e) {
            throw new ConfigurationError(files.names().clients() + ": " + e.getMessage());
        }
    }
}
