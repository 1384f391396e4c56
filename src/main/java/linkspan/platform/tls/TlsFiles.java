package linkspan.platform.tls;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import linkspan.platform.system.ConfigurationError;

/**
 * Where a port's certificate is.
 *
 * @param names of the three settings, for people
 * @param certificate PEM: the port's own, then those that it hangs on
 * @param key PEM: PKCS#8 ({@code BEGIN PRIVATE KEY}), PKCS#1 or SEC 1, not encrypted
 * @param clients PEM: whose certificates clients must have; empty where they need none
 */
public record TlsFiles(Names names, Path certificate, Path key, Optional<Path> clients) {
    /** Of the three settings of one port. */
    public record Names(String certificate, String key, String clients) {}

    /** Empty where the port speaks plain HTTP; throws {@link ConfigurationError} when only half is said. */
    public static Optional<TlsFiles> of(Map<String, String> environment, Names names) {
        String certificate = environment.getOrDefault(names.certificate, "").strip();
        String key = environment.getOrDefault(names.key, "").strip();
        String clients = environment.getOrDefault(names.clients, "").strip();
        if (certificate.isEmpty() && key.isEmpty() && clients.isEmpty()) {
            return Optional.empty();
        }
        if (certificate.isEmpty() || key.isEmpty()) {
            throw new ConfigurationError(names.certificate + ", " + names.key + ": both or none");
        }
        return Optional.of(new TlsFiles(
                names,
                Path.of(certificate),
                Path.of(key),
                clients.isEmpty() ? Optional.empty() : Optional.of(Path.of(clients))));
    }
}
