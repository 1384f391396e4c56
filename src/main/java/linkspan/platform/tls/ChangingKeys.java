package linkspan.platform.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * A port's certificate, which may be another one from one handshake to the next; no handshake waits for it or fails with it.
 * A handshake asks three times, by one name: the name says which certificate it began with, and the one before stays to be
 * asked for. Safe for many threads.
 */
final class ChangingKeys extends X509ExtendedKeyManager {
    private record Generation(
            long number,
            X509ExtendedKeyManager keys,
            @Nullable X509ExtendedKeyManager before) {}

    private volatile Generation now;

    ChangingKeys(X509ExtendedKeyManager first) {
        now = new Generation(0, first, null);
    }

    /** For every handshake that begins from now on; called by one thread at a time. */
    void change(X509ExtendedKeyManager next) {
        now = new Generation(now.number + 1, next, now.keys);
    }

    private @Nullable String named(Generation of, @Nullable String alias) {
        return alias == null ? null : of.number + ":" + alias;
    }

    private @Nullable X509ExtendedKeyManager keysOf(String name) {
        Generation current = now;
        long number = Long.parseLong(name.substring(0, name.indexOf(':')));
        return number == current.number ? current.keys : number == current.number - 1 ? current.before : null;
    }

    private static String alias(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        Generation current = now;
        return named(current, current.keys.chooseEngineServerAlias(keyType, issuers, engine));
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
        Generation current = now;
        return named(current, current.keys.chooseServerAlias(keyType, issuers, socket));
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String name) {
        X509ExtendedKeyManager keys = keysOf(name);
        return keys == null ? null : keys.getCertificateChain(alias(name));
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String name) {
        X509ExtendedKeyManager keys = keysOf(name);
        return keys == null ? null : keys.getPrivateKey(alias(name));
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null; // nobody asks a port for all of them
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null; // a port is no client
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }
}
