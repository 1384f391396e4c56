package linkspan.lab.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResidentTest {
    @Test
    void reads_what_is_resident_in_mib() {
        assertThat(Resident.mib(List.of("Name:\tjava", "VmHWM:\t  999999 kB", "VmRSS:\t  460800 kB")))
                .isEqualTo(450);
        assertThat(Resident.mib(ProcessHandle.current().pid())).isPositive();
    }

    @Test
    void says_where_there_is_none() {
        assertThatThrownBy(() -> Resident.mib(List.of("Name:\tkthreadd"))).hasMessageContaining("no VmRSS");
    }
}
