package linkspan.inbound.auth.message;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** A partner's public key with the one algorithm that goes with it. */
record VerifyingKey(PublicKey key) {
    /** As {@code alg} names it. */
    String algorithm() {
        if (key instanceof RSAPublicKey) {
            return "rsa-pss-sha512";
        }
        return key instanceof ECPublicKey ? "ecdsa-p256-sha256" : "ed25519";
    }

    boolean verifies(byte[] text, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(
                    switch (algorithm()) {
                        case "rsa-pss-sha512" -> "RSASSA-PSS";
                        case "ecdsa-p256-sha256" -> "SHA256withECDSAinP1363Format";
                        default -> "Ed25519";
                    });
            if (key instanceof RSAPublicKey) {
                verifier.setParameter(new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, 1));
            }
            verifier.initVerify(key);
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // not of the form that a signature has
        }
    }
}
