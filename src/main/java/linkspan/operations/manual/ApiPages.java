package linkspan.operations.manual;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import linkspan.business.api.contract.ApiDocument;
import linkspan.commit.Answer;
import linkspan.inbound.http.HubHttpServer;
import linkspan.inbound.request.HttpAnswer;
import linkspan.inbound.request.Served;
import linkspan.model.Json;

/**
 * {@code /api/docs}, where the order API can be read and tried, and {@code /api/events}. Everything is served from here,
 * nothing from elsewhere. Open to all: they say nothing that the repository does not say.
 */
public final class ApiPages {
    private static final String OWN = "/linkspan/operations/manual/";
    private static final String VIEWER = "/META-INF/resources/webjars/swagger-ui/5.34.1/";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";
    private static final String JSON = "application/json";
    private final HubHttpServer server;
    private final Path mappings;

    /** @param mappings folder with {@code _api} and {@code _canonical}, read anew for each caller */
    public ApiPages(HubHttpServer server, Path mappings) {
        this.server = server;
        this.mappings = mappings;
    }

    /** Serves them, if the API is described in that folder. */
    public void open() {
        if (!Files.exists(mappings.resolve(ApiDocument.FILE))) {
            return;
        }
        serve("/api/docs", HTML, () -> resource(OWN + "docs.html"));
        serve("/api/docs/docs.js", SCRIPT, () -> resource(OWN + "docs.js"));
        serve("/api/docs/swagger-ui.css", STYLE, () -> resource(VIEWER + "swagger-ui.css"));
        serve("/api/docs/swagger-ui-bundle.js", SCRIPT, () -> resource(VIEWER + "swagger-ui-bundle.js"));
        serve("/api/docs/openapi.json", JSON, () -> text(ApiDocument.of(mappings)));
        serve("/api/events", JSON, () -> text(EventsDocument.of(mappings)));
    }

    private void serve(String path, String type, Supplier<String> content) {
        server.serve(new Served(
                "GET", path, 0, call -> call.answer(new HttpAnswer(new Answer(200, type, content.get())))));
    }

    private static String text(JsonNode document) {
        return Json.text(document);
    }

    private static String resource(String name) {
        try (InputStream in = ApiPages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
