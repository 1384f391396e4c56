package linkspan.platform.tls;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509KeyManager;

/** A certificate and its private key, read as the port will read them. */
final class TlsPair {
    private static final byte[] PROBE = "linkspan".getBytes(StandardCharsets.US_ASCII);

    private TlsPair() {}

    private static PemKeyCertOptions options(Buffer certificate, Buffer key) {
        return new PemKeyCertOptions().addCertValue(certificate).addKeyValue(key);
    }

    static Collection<? extends Certificate> certificates(Buffer pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem.getBytes()));
    }

    /** Both, ready for handshakes. Throws {@link GeneralSecurityException} when they cannot be read, or are no pair. */
    static X509ExtendedKeyManager read(Buffer certificate, Buffer key) throws GeneralSecurityException {
        Vertx vertx = Vertx.vertx(
                new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
        try {
            for (KeyManager manager :
                    options(certificate, key).getKeyManagerFactory(vertx).getKeyManagers()) {
                if (manager instanceof X509ExtendedKeyManager keys) {
                    requirePair(keys);
                    return keys;
                }
            }
            throw new GeneralSecurityException("no key in it");
        } catch (GeneralSecurityException e) {
            throw e;
        } catch (Exception e) {
            throw new GeneralSecurityException("cannot be read as PEM: " + e.getMessage(), e);
        } finally {
            vertx.close();
        }
    }

    private static void requirePair(X509KeyManager manager) throws GeneralSecurityException {
        for (String type : new String[] {"RSA", "EC"}) {
            String[] names = manager.getServerAliases(type, null);
            if (names == null || names.length == 0) {
                continue;
            }
            Certificate own = manager.getCertificateChain(names[0])[0];
            PrivateKey key = manager.getPrivateKey(names[0]);
            Signature signature = Signature.getInstance(type.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(own.getPublicKey());
            signature.update(PROBE);
            if (signature.verify(signed)) {
                return;
            }
            throw new GeneralSecurityException("the key is not that of the certificate");
        }
        throw new GeneralSecurityException("the key is not that of the certificate");
    }
}
