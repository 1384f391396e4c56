package linkspan.lab.bench.stage;

import java.util.Map;

/** A figure of a database that may forget is not the promised figure. */
final class Durable {
    private Durable() {}

    /** Throws {@link IllegalStateException} when one of the settings is not {@code on}. */
    static void require(Map<String, String> settings) {
        settings.forEach((name, value) -> {
            if (!value.equals("on")) {
                throw new IllegalStateException(
                        "PostgreSQL runs with " + name + " = " + value + ": its figures would be of another promise");
            }
        });
    }
}
