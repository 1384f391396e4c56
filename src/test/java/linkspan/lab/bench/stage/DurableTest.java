package linkspan.lab.bench.stage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DurableTest {
    @Test
    void a_database_that_may_forget_is_not_measured() {
        assertThatThrownBy(() -> Durable.require(Map.of("fsync", "off", "full_page_writes", "on")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fsync = off");
        assertThatCode(() -> Durable.require(Map.of("fsync", "on"))).doesNotThrowAnyException();
    }
}
