package linkspan.outbound.login;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.system.Secrets;
import linkspan.platform.system.Setting;
import linkspan.platform.system.SystemSettings;

/** What a system's connections are made with: a certificate of ours, the ones that we trust, a proxy on the way. */
public final class ConnectionKeys {
    private static final int HTTP = 80;

    private ConnectionKeys() {}

    /** Throws {@link ConfigurationError} naming key and file where a file is not there. */
    public static HttpClientOptions into(HttpClientOptions options, SystemSettings settings, Secrets secrets) {
        if (LoginWay.of(settings).filter(way -> way == LoginWay.MTLS).isPresent()) {
            options.setKeyCertOptions(pfx(settings, "login-keystore", secrets.get(settings.require("login-secret"))));
        }
        settings.find("truststore").ifPresent(file -> {
            if (file.endsWith(".pem") || file.endsWith(".crt")) {
                options.setTrustOptions(new PemTrustOptions().addCertPath(there(settings, "truststore")));
            } else {
                options.setTrustOptions(
                        pfx(settings, "truststore", secrets.get(settings.require("truststore-secret"))));
            }
        });
        settings.find("proxy").ifPresent(address -> options.setProxyOptions(proxy(settings, secrets)));
        return options;
    }

    /** Throws what {@link #into} would for an address; files are not looked at. */
    public static void check(SystemSettings settings) {
        settings.find("proxy").ifPresent(address -> settings.get("proxy", "", Setting::address));
        settings.find("truststore")
                .filter(file -> !file.endsWith(".pem") && !file.endsWith(".crt"))
                .ifPresent(file -> settings.require("truststore-secret"));
    }

    private static ProxyOptions proxy(SystemSettings settings, Secrets secrets) {
        URI address = URI.create(settings.get("proxy", "", Setting::address));
        ProxyOptions proxy = new ProxyOptions()
                .setType(ProxyType.HTTP)
                .setHost(address.getHost())
                .setPort(address.getPort() < 0 ? HTTP : address.getPort());
        settings.find("proxy-user")
                .ifPresent(user -> proxy.setUsername(user).setPassword(secrets.get(settings.require("proxy-secret"))));
        return proxy;
    }

    private static PfxOptions pfx(SystemSettings settings, String key, String password) {
        return new PfxOptions().setPath(there(settings, key)).setPassword(password);
    }

    private static String there(SystemSettings settings, String key) {
        Path file = Path.of(settings.require(key));
        if (!Files.isRegularFile(file)) {
            throw new ConfigurationError(
                    settings.file() + ": " + settings.id() + "." + key + ": there is no file " + file.toAbsolutePath());
        }
        return file.toString();
    }
}
