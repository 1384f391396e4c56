package linkspan.author.reload;

import static linkspan.author.reload.DevHub.assertApplied;
import static linkspan.author.reload.DevHub.assertRefused;
import static linkspan.author.reload.DevHub.soon;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.util.List;
import linkspan.author.lint.HubLint;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Edits that are refused, or that ought to be mended. */
abstract class ReloadOfWhatIsBroken {
    private final DevHub hub;

    ReloadOfWhatIsBroken(DevHub hub) {
        this.hub = hub;
    }

    @Test
    void a_broken_route_is_refused_with_its_place_and_the_old_one_keeps_running() throws Exception {
        String file = "routes/oms/deliver-order-cancelled.camel.yaml";
        String before = Files.readString(hub.file(file));
        assertRefused(
                hub.reloaded(() -> hub.write(file, before.replace("    parameters:", "   parameters:"))),
                file + ":5:4: ");
        assertRefused(
                hub.reloaded(
                        () -> hub.write(file, before.replace("routeTemplateRef: deliver", "routeTemplateRef: delivr"))),
                "delivr");
        assertRefused(
                hub.reloaded(() -> hub.write(file, before.replace("routeTemplateRef:", "routeTemplateReff:"))),
                file + ":1:3 ");
        assertRefused(
                hub.reloaded(() -> hub.edit(
                        "routes/wms/deliver-order-created.camel.yaml",
                        "call:wms/fulfilments",
                        "calll:wms/fulfilments")),
                "routes/wms/deliver-order-created.camel.yaml:30:");
        long id = hub.post();
        soon().until(() ->
                hub.shop().effects("oms", "shopify-" + id) == 1 && hub.shop().effects("wms", "shopify-" + id) == 1);
    }

    /** No rule knows it; a load aside for its author's sake tells the line. */
    @Test
    void what_only_camel_stumbles_over_is_refused_with_its_place() throws Exception {
        String file = "routes/wms/deliver-order-created.camel.yaml";
        assertRefused(
                hub.reloaded(() -> hub.edit(file, "?url=overseas-url", "?tiemout=2s&url=overseas-url")), file + ":30:");
    }

    @Test
    void what_would_keep_the_hub_from_starting_is_refused_and_the_old_one_keeps_running() throws Exception {
        String file = "routes/oms/deliver-order-created.camel.yaml";
        assertRefused(
                hub.reloaded(() ->
                        hub.edit(file, "routeId: oms.deliver-order-created", "routeId: oms.deliver-orders-created")),
                file + ":2:14 route-id-mismatch: ");
        long id = hub.post();
        soon().until(() -> hub.shop().effects("oms", "shopify-" + id) == 1);

        assertRefused(
                hub.reloaded(() -> {
                    hub.restore(file);
                    hub.edit(file, "value: oms", "value: wms");
                }),
                file + ":");

        String dotted = "routes/oms/deliver-order-created.v2.camel.yaml";
        assertRefused(
                hub.reloaded(() -> {
                    hub.restore(file);
                    Files.move(hub.file(file), hub.file(dotted));
                }),
                "file-name-has-dot");
        long other = hub.post();
        soon().until(() -> hub.shop().effects("oms", "shopify-" + other) == 1);

        String settings = "routes/oms/system.properties";
        assertRefused(
                hub.reloaded(() -> {
                    Files.move(hub.file(dotted), hub.file(file));
                    hub.edit(settings, "oms.title=", "oms.timeuot=10\noms.title=");
                }),
                settings + ":1:1 settings-broken: ");
    }

    @Test
    void what_ought_to_be_mended_is_logged_once_and_runs() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(HubLint.class);
        log.start();
        logger.addAppender(log);
        try {
            String route = "routes/acme/deliver-order-created.camel.yaml";
            hub.reloaded(() -> hub.acme("{\"no\": .orderId}"));
            assertApplied(hub.reloaded(() -> hub.write(route, """
                            - route:
                                id: acme.deliver-order-created
                                nodePrefixId: acme.deliver-order-created.
                                routeConfigurationId: delivering
                                from:
                                  uri: event:order-created
                                  parameters:
                                    system: acme
                                  steps:
                                    - to:
                                        id: call
                                        uri: call:acme/orders
                            """)), "acme: deliver-order-created");
            soon().until(() -> !told(log, "description-missing").isEmpty());
            hub.reloaded(() -> hub.edit("routes/acme/system.properties", "Acme", "Acme Ltd"));
            hub.reloaded(() -> hub.removeSystem("acme"));
            assertThat(log.list).extracting(ILoggingEvent::getLevel).containsOnly(Level.WARN);
            assertThat(told(log, "description-missing"))
                    .singleElement()
                    .asString()
                    .startsWith(route + ":1:");
        } finally {
            logger.detachAppender(log);
        }
    }

    private static List<String> told(ListAppender<ILoggingEvent> log, String code) {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains(code))
                .toList();
    }
}
