package linkspan.outbound.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import linkspan.model.Json;

/** A body on its way out, as a route left it. */
public sealed interface OutgoingBody {
    byte[] bytes();

    record Tree(JsonNode json) implements OutgoingBody {
        @Override
        public byte[] bytes() {
            return Json.bytes(json);
        }
    }

    record Text(String text) implements OutgoingBody {
        @Override
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
