package linkspan.inbound.route.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/** Runs a part of a page through the page's route. */
@FunctionalInterface
public interface PartRoute {
    /** Calls back once, on any thread; {@code number} tells the run from all others of this page. */
    void run(JsonNode part, int number, Consumer<PartEnd> ended);
}
