package linkspan.author.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import linkspan.author.check.Finding;
import linkspan.author.check.Sources;
import linkspan.author.lint.setting.PromisesKept;
import linkspan.author.source.RouteFolder;
import linkspan.platform.promise.GuaranteeCard;
import linkspan.platform.promise.Promise;
import linkspan.platform.system.SystemCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardsTest {
    private static final String ROUTE = """
            - route:
                id: acme.deliver-order-created
                nodePrefixId: acme.deliver-order-created.
                %s
                from:
                  uri: event:order-created
                  parameters: {system: acme}
                  steps:
                    - to: {id: call, uri: "call:acme/orders%s"}
            """;

    @TempDir
    private Path home;

    private RouteFolder folder(String settings, String handler, String options) throws IOException {
        Path system = Files.createDirectories(home.resolve("routes/acme"));
        Files.createDirectories(home.resolve("mappings"));
        Files.writeString(system.resolve("system.properties"), settings);
        Files.writeString(system.resolve("deliver-order-created.camel.yaml"), ROUTE.formatted(handler, options));
        return RouteFolder.read(new Sources(home.resolve("routes"), home.resolve("mappings")));
    }

    private GuaranteeCard card(String settings, String options) throws IOException {
        RouteFolder folder = folder(settings, "description: x", options);
        return Cards.of(folder, id -> SystemCatalog.alone(home.resolve("routes"), id, name -> null))
                .get(0);
    }

    private List<String> refused(String settings, String handler, String options) throws IOException {
        return new PromisesKept(name -> null)
                .look(folder(settings, handler, options))
                .map(Finding::text)
                .toList();
    }

    @Test
    void settings_and_steps_make_the_card() throws IOException {
        assertThat(card("acme.idempotent=true\n", ""))
                .isEqualTo(new GuaranteeCard(
                        "acme.deliver-order-created",
                        Promise.ONCE,
                        Promise.KEY_HOLDS,
                        Promise.EVENT_ID,
                        Promise.LETTER));
        assertThat(card("acme.failed-key=skip\n", "").order()).isEqualTo(Promise.KEY_GOES_ON);
        assertThat(card("acme.title=x\n", "").delivery()).isEqualTo(Promise.ONCE_OR_PERSON);
        assertThat(card("acme.title=x\n", "?repeatable=true").delivery()).isEqualTo(Promise.ONCE_OR_MORE);
    }

    @Test
    void what_was_promised_and_is_not_kept_ends_the_start_and_says_why() throws IOException {
        assertThat(refused("acme.promises=order\nacme.failed-key=skip\n", "description: x", ""))
                .singleElement()
                .asString()
                .contains("order is not kept", "acme.failed-key=skip");
        assertThat(refused("acme.promises=once\n", "description: x", "?repeatable=true"))
                .singleElement()
                .asString()
                .contains("once is not kept", "acme.deliver-order-created/call");
        assertThat(refused("acme.promises=ever\n", "description: x", ""))
                .singleElement()
                .asString()
                .contains("none of once, order");
        assertThat(refused("acme.promises=once, order\nacme.idempotent=true\n", "description: x", ""))
                .isEmpty();
    }

    @Test
    void a_retry_by_camel_round_a_call_that_may_not_be_repeated_is_refused() throws IOException {
        String handler =
                "errorHandler: {deadLetterChannel: {deadLetterUri: 'log:x', redeliveryPolicy: {maximumRedeliveries: 3}}}";
        assertThat(refused("acme.title=x\n", handler, ""))
                .singleElement()
                .asString()
                .contains("maximumRedeliveries", "acme.idempotent=false");
        assertThat(refused("acme.idempotent=true\n", handler, "")).isEmpty();
    }

    @Test
    void each_route_of_the_project_has_one() {
        Sources sources = new Sources(Path.of("routes"), Path.of("mappings"));
        Map<String, GuaranteeCard> cards =
                Cards.of(RouteFolder.read(sources), id -> SystemCatalog.alone(sources.routes(), id, name -> null))
                        .stream()
                        .collect(Collectors.toMap(GuaranteeCard::route, card -> card, (one, other) -> one));

        assertThat(Optional.ofNullable(cards.get("wms.deliver-order-created"))).isPresent();
        assertThat(cards).hasSizeGreaterThan(20);
    }
}
