package linkspan.lab.process.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HubSecretsTest {
    @Test
    void holds_the_master_key_and_every_secret_that_a_system_names() {
        HubSecrets secrets = HubSecrets.of(Path.of("."));

        assertThat(secrets.environment())
                .containsKeys(
                        "LINKSPAN_SECRET_MASTER_KEY",
                        "LINKSPAN_SECRET_SHOPIFY_WEBHOOK",
                        "LINKSPAN_SECRET_WMS_HUB",
                        "LINKSPAN_SECRET_WOOCOMMERCE_WEBHOOK");
        assertThat(secrets.get("shopify-webhook"))
                .isEqualTo(secrets.environment().get("LINKSPAN_SECRET_SHOPIFY_WEBHOOK"))
                .hasSizeGreaterThanOrEqualTo(32);
        assertThatThrownBy(() -> secrets.get("nobodys")).hasMessageContaining("nobodys");
    }
}
