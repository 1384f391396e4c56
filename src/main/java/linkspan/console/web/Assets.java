package linkspan.console.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The few files that pages name; all come with the hub. */
final class Assets {
    private static final String OURS = "/linkspan/console/assets/";

    private record Asset(String resource, String type) {}

    private static final Map<String, Asset> FILES = Map.of(
            "console.css", new Asset(OURS + "console.css", "text/css; charset=utf-8"),
            "console.js", new Asset(OURS + "console.js", "text/javascript; charset=utf-8"),
            "linkspan.svg", new Asset(OURS + "linkspan.svg", "image/svg+xml"),
            "htmx.min.js", new Asset("/META-INF/resources/webjars/htmx.org/2.0.4/dist/htmx.min.js", "text/javascript"));

    private Assets() {}

    static void send(RoutingContext call) {
        Asset asset = FILES.get(call.pathParam("file"));
        if (asset == null) {
            call.next();
            return;
        }
        PageHeaders.secured(call.response(), "")
                .putHeader("Content-Type", asset.type)
                .putHeader("Cache-Control", "max-age=300")
                .end(Buffer.buffer(bytes(asset)));
    }

    private static byte[] bytes(Asset asset) {
        try (InputStream in = Assets.class.getResourceAsStream(asset.resource)) {
            if (in == null) {
                throw new IllegalStateException("no " + asset.resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
