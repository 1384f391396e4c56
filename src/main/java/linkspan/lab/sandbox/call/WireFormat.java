package linkspan.lab.sandbox.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** How a protocol puts calls and answers into bytes. */
public interface WireFormat {
    /** A JSON object each way; no bytes are an empty object. */
    WireFormat JSON = new WireFormat() {
        @Override
        public String contentType() {
            return "application/json";
        }

        @Override
        public String expected() {
            return "a JSON object";
        }

        @Override
        public Optional<ObjectNode> read(byte[] bytes) {
            return bytes.length == 0 ? Optional.of(SandboxJson.object()) : SandboxJson.read(bytes);
        }
    };

    /** Of every answer. */
    String contentType();

    /** What a body should be, for the complaint that it is not. */
    String expected();

    /** The call's body as a tree; empty when the bytes are none. */
    Optional<ObjectNode> read(byte[] bytes);

    /** Whether a request with this {@code SOAPAction}, empty when it has none, is meant for the operation. */
    default boolean chosenBy(String soapAction) {
        return true;
    }
}
