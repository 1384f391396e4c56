package linkspan.lab.process;

import java.util.List;
import java.util.stream.Stream;

/** How a child's machine code is made. All children share few cores, so none has a parallel collector. */
public enum Jvm {
    /** For minutes: without the second compiler, which takes a third of two cores before it gives anything back. */
    BRIEF(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")),
    /** For what is measured once it is warm. */
    LASTING(List.of("-XX:+UseSerialGC"));

    private final List<String> options;

    Jvm(List<String> options) {
        this.options = options;
    }

    /** The options of a JVM with that largest heap, as {@code -Xmx} has it: {@code 512m}. */
    public List<String> options(String heap) {
        return Stream.concat(Stream.of("-Xmx" + heap), options.stream()).toList();
    }
}
