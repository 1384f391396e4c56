package linkspan.lab.sandbox.tms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.call.SystemCall;
import linkspan.lab.sandbox.call.WireFormat;

/** A body that is taken as it comes, in UTF-8, whatever it is: a carrier's recorded answer, broken ones too. */
final class Verbatim implements WireFormat {
    private static final String TEXT = "text";

    /** What was sent. */
    static String text(SystemCall call) {
        return call.body().path(TEXT).asText();
    }

    @Override
    public String contentType() {
        return JSON.contentType();
    }

    @Override
    public String expected() {
        return "text in UTF-8";
    }

    @Override
    public Optional<ObjectNode> read(byte[] bytes) {
        return Optional.of(SandboxJson.object().put(TEXT, new String(bytes, StandardCharsets.UTF_8)));
    }
}
