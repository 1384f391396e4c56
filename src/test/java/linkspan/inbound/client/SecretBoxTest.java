package linkspan.inbound.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import linkspan.platform.system.ConfigurationError;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
    private final SecureRandom random = new SecureRandom();
    private final SecretBox box = new SecretBox("master", random);

    @Test
    void opens_what_it_sealed_and_never_seals_alike() {
        String sealed = box.seal("k1", "secret");
        assertThat(box.open("k1", sealed)).isEqualTo("secret");
        assertThat(sealed).isNotEqualTo(box.seal("k1", "secret")).doesNotContain("secret");
    }

    @Test
    void refuses_another_master_key_another_row_and_a_changed_secret() {
        String sealed = box.seal("k1", "secret");
        assertThatThrownBy(() -> new SecretBox("other", random).open("k1", sealed))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("master-key");
        assertThatThrownBy(() -> box.open("k2", sealed)).isInstanceOf(ConfigurationError.class);
        String changed = (sealed.startsWith("A") ? "B" : "A") + sealed.substring(1);
        assertThatThrownBy(() -> box.open("k1", changed)).isInstanceOf(ConfigurationError.class);
    }
}
