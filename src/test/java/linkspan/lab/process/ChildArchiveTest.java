package linkspan.lab.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChildArchiveTest {
    @Test
    void what_was_prepared_for_this_jvm_serves_its_children_and_nothing_else_of_it_does() {
        assertThat(Child.archive(List.of("-Xmx512m", "-XX:SharedArchiveFile=/opt/cache/linkspan.jsa", "-Dx=y")))
                .containsExactly("-XX:SharedArchiveFile=/opt/cache/linkspan.jsa");
        assertThat(Child.archive(List.of("-XX:AOTCache=/opt/cache/linkspan.aot", "-XX:+UseSerialGC")))
                .containsExactly("-XX:AOTCache=/opt/cache/linkspan.aot");
        assertThat(Child.archive(List.of("-Xmx512m"))).isEmpty();
    }
}
