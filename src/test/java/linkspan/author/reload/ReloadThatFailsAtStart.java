package linkspan.author.reload;

import static linkspan.author.reload.DevHub.assertApplied;
import static linkspan.author.reload.DevHub.assertRefused;
import static linkspan.author.reload.DevHub.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Routes that lint passes and that Camel builds, and that do not start: by then the old ones are gone. */
abstract class ReloadThatFailsAtStart {
    private static final String DELIVER = "routes/acme/deliver-order-created.camel.yaml";
    private static final String POLL = "routes/acme/poll-notes.camel.yaml";
    private final DevHub hub;

    ReloadThatFailsAtStart(DevHub hub) {
        this.hub = hub;
    }

    /** Takes what lies in a folder, which must be there when it starts. */
    private static String polling(Path folder) {
        return """
                - route:
                    id: acme.poll-notes
                    description: Throws notes away.
                    nodePrefixId: acme.poll-notes.
                    routeConfigurationId: asking
                    from:
                      uri: file:%s
                      parameters: {startingDirectoryMustExist: true, autoCreate: false, delete: true, delay: 50, initialDelay: 0}
                      steps:
                        - setBody: {id: empty, constant: ""}
                """.formatted(folder);
    }

    @Test
    void the_old_routes_run_again_and_orders_flow() throws Exception {
        Path notes = Files.createDirectories(hub.file("notes"));
        assertApplied(
                hub.reloaded(() -> {
                    hub.acme("{\"number\": .orderId}");
                    hub.write(POLL, polling(notes));
                }),
                "acme: new, deliver-order-created, poll-notes");
        assertTaken(notes.resolve("before"));

        assertRefused(
                hub.reloaded(() -> {
                    hub.edit(DELIVER, "\"orders\"", "\"v2/orders\"");
                    hub.write(POLL, polling(notes.resolve("nowhere")));
                }),
                POLL + ": Starting directory does not exist: " + notes.resolve("nowhere"));
        assertThat(hub.arrived(hub.post()).path()).isEqualTo("/acme/orders");
        assertTaken(notes.resolve("after"));

        assertApplied(hub.reloaded(() -> hub.write(POLL, polling(notes))), "acme: deliver-order-created");
        assertThat(hub.arrived(hub.post()).path()).isEqualTo("/acme/v2/orders");
        assertTaken(notes.resolve("later"));
        assertApplied(hub.reloaded(() -> hub.removeSystem("acme")), "acme: gone");
    }

    /** Other settings came with the routes that fail: the old routes get the old ones. */
    @Test
    void the_old_settings_are_in_force_again() throws Exception {
        Path notes = Files.createDirectories(hub.file("notes"));
        hub.reloaded(() -> {
            hub.acme("{\"number\": .orderId}");
            hub.write(POLL, polling(notes));
        });
        assertRefused(
                hub.reloaded(() -> {
                    hub.edit("routes/acme/system.properties", "/acme", "/moved");
                    hub.write(POLL, polling(notes.resolve("nowhere")));
                }),
                POLL + ": ");
        assertThat(hub.arrived(hub.post()).path()).isEqualTo("/acme/orders");
        assertApplied(hub.reloaded(() -> hub.removeSystem("acme")), "acme: gone");
    }

    /** One edit of a template and of the route that fails: the routes of all systems were replaced by then. */
    @Test
    void the_old_template_is_in_force_again_for_every_system() throws Exception {
        Path notes = Files.createDirectories(hub.file("notes"));
        String template = "routes/_hub/deliver.camel.yaml";
        hub.reloaded(() -> {
            hub.acme("{\"number\": .orderId}");
            hub.write(POLL, polling(notes));
        });
        assertRefused(
                hub.reloaded(() -> {
                    hub.edit(template, "{{system}}/{{call}}", "{{system}}/new/{{call}}");
                    hub.write(POLL, polling(notes.resolve("nowhere")));
                }),
                POLL + ": ");
        long id = hub.post();
        assertThat(hub.arrived(id).path()).isEqualTo("/acme/orders");
        soon().until(() ->
                hub.shop().effects("oms", "shopify-" + id) == 1 && hub.shop().effects("wms", "shopify-" + id) == 1);
        hub.reloaded(() -> {
            hub.restore(template);
            hub.removeSystem("acme");
        });
    }

    private static void assertTaken(Path note) throws Exception {
        Files.writeString(note, "x");
        soon().until(() -> Files.notExists(note));
    }
}
