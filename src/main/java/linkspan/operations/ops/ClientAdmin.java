package linkspan.operations.ops;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may call the order API. */
public interface ClientAdmin {
    /** Shown this once. */
    record NewClient(String keyId, String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "NewClient[" + keyId + "]";
        }
    }

    /** A key without its secret; {@code rate} in requests a second. */
    record ClientKey(
            String keyId,
            String name,
            int rate,
            Instant createdAt,
            @Nullable Instant revokedAt) {}

    /** Usable when this returns; throws {@link IllegalArgumentException} naming what is wrong with name or rate. */
    NewClient add(String name, int rate);

    /** Also the revoked ones. */
    List<ClientKey> list();

    /** Takes over what was changed in the table. */
    void refresh();

    /** How many keys end now: 0 when there is none of that id, or it was revoked before. */
    int revoke(String keyId);
}
