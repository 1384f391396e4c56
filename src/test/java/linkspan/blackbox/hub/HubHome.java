package linkspan.blackbox.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A home of a hub's: its shared templates, the shops that post, and one system per receiver. A receiver's mapping hands on
 * what the verdict needs, and nothing of a shipped receiver is there.
 */
public final class HubHome {
    private static final List<String> SHOPS = List.of("shopify", "woocommerce", "partner");
    private static final List<String> EVENTS = List.of("order-created", "order-updated", "order-cancelled");
    private final Path folder;

    /** @param source the project's root */
    public HubHome(Path source, Path folder) {
        this.folder = folder;
        copy(source.resolve("routes/_hub"), folder.resolve("routes/_hub"));
        for (String shared : List.of("_api", "_canonical", "_hub")) {
            copy(
                    source.resolve("mappings").resolve(shared),
                    folder.resolve("mappings").resolve(shared));
        }
        for (String shop : SHOPS) {
            copy(
                    source.resolve("routes").resolve(shop),
                    folder.resolve("routes").resolve(shop));
            copy(
                    source.resolve("mappings").resolve(shop),
                    folder.resolve("mappings").resolve(shop));
        }
    }

    public Path folder() {
        return folder;
    }

    /** @param idempotent what the hub is told of it: that it honours idempotency keys */
    public void addReceiver(String system, String url, boolean idempotent, String timeout) {
        StringBuilder properties = new StringBuilder();
        String again = "500ms,1s" + ",2s".repeat(400);
        for (String line : List.of(
                "title=" + system,
                "owner=proof",
                "contact=proof@example.com",
                "start=earliest",
                "url=" + url,
                "idempotent=" + idempotent,
                "timeout=" + timeout,
                "concurrency=16",
                "retry=" + again,
                "breaker-open=2s",
                "failed-key=park")) {
            properties.append(system).append('.').append(line).append('\n');
        }
        Path routes = folder.resolve("routes").resolve(system);
        write(routes.resolve("system.properties"), properties.toString());
        for (String event : EVENTS) {
            String id = system + ".deliver-" + event;
            write(routes.resolve("deliver-" + event + ".camel.yaml"), route(system, event, id));
            write(folder.resolve("mappings").resolve(system).resolve("deliver-" + event + ".jslt"), mapping(event));
        }
    }

    private static String route(String system, String event, String id) {
        return """
                - templatedRoute:
                    routeId: %s
                    prefixId: %s.
                    routeTemplateRef: deliver
                    parameters:
                      - name: system
                        value: %s
                      - name: event
                        value: %s
                      - name: call
                        value: "effects"
                """.formatted(id, id, system, event);
    }

    private static String mapping(String event) {
        return """
                {
                  "event": "%s",
                  "eventId": $event.eventId,
                  "sequence": $event.sequence,
                  "order": .orderId,
                  "mark": .items[0].name,
                  "reason": .cancelReason
                }
                """.formatted(event);
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + from, e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
