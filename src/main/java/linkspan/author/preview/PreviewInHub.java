package linkspan.author.preview;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import linkspan.model.Json;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRequest;

/** Asks {@link PreviewDesk} without the network: for a preview within the hub. */
public final class PreviewInHub {
    private final PreviewDesk desk;

    public PreviewInHub(PreviewDesk desk) {
        this.desk = desk;
    }

    /** What the desk answers to that body at that path; throws {@link Refused}. */
    public JsonNode ask(String path, JsonNode body) {
        OpsRequest request = new OpsRequest("preview", Map.of(), Map.of(), body, new OpsRequest.Accept("", ""));
        OpsReply reply = desk.routes().stream()
                .filter(route -> route.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new Refused(FailureCode.NOT_FOUND, "there is no " + path))
                .work()
                .answer(request);
        return Json.read(reply.body());
    }
}
