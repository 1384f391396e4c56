package linkspan.author.lint.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.business.shipment.ShipmentComponent;
import linkspan.delivery.event.EventComponent;
import linkspan.inbound.poll.PollComponent;
import linkspan.inbound.poll.file.LineOptions;
import linkspan.inbound.poll.source.PollOptions;
import linkspan.inbound.route.ReceiveComponent;
import linkspan.inbound.topic.DeadLetterComponent;
import linkspan.mapping.MappingComponent;
import linkspan.outbound.http.CallComponent;
import linkspan.outbound.page.PageTerms;
import linkspan.outbound.reference.CrossReferenceComponent;
import linkspan.outbound.rows.RowsComponent;
import linkspan.outbound.webhook.SignComponent;
import linkspan.reconcile.route.PlanOptions;
import linkspan.reconcile.route.ReconcileComponent;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.apache.camel.util.json.Jsoner;
import org.junit.jupiter.api.Test;

/** What {@code check} and editors read of our components is what the components say of themselves. */
class ComponentCatalogTest {
    private static final Path FOLDER = Path.of("src/main/resources/catalog");

    /** Run with {@code -Dlinkspan.catalog=write} after a change of an annotation. */
    private static final boolean WRITE = "write".equals(System.getProperty("linkspan.catalog"));

    private static final Map<Class<?>, List<Class<?>>> ELSEWHERE = Map.of(
            CallComponent.class, List.of(PageTerms.class),
            PollComponent.class, List.of(PollOptions.class, LineOptions.class),
            ReconcileComponent.class, List.of(PlanOptions.class));

    private static final List<Class<?>> COMPONENTS = List.of(
            CallComponent.class,
            CrossReferenceComponent.class,
            DeadLetterComponent.class,
            EventComponent.class,
            MappingComponent.class,
            PollComponent.class,
            ReceiveComponent.class,
            ReconcileComponent.class,
            RowsComponent.class,
            ShipmentComponent.class,
            SignComponent.class);

    private static String scheme(Class<?> component) {
        return component.getAnnotation(UriEndpoint.class).scheme();
    }

    @Test
    void the_files_say_what_the_annotations_say() throws Exception {
        String names =
                COMPONENTS.stream().map(ComponentCatalogTest::scheme).collect(Collectors.joining("\n", "", "\n"));
        same("components.properties", names);
        for (Class<?> component : COMPONENTS) {
            ComponentModel model = CatalogModel.of(component, ELSEWHERE.getOrDefault(component, List.of()));
            same(
                    scheme(component) + ".json",
                    Jsoner.prettyPrint(JsonMapper.createParameterJsonSchema(model), 2) + "\n");
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files).hasSize(COMPONENTS.size() + 1);
        }
    }

    @Test
    void each_option_is_read_by_the_name_that_is_described() throws Exception {
        for (Class<?> component : COMPONENTS) {
            for (Field field : CatalogModel.described(component, ELSEWHERE.getOrDefault(component, List.of()))) {
                assertThat(CatalogModel.name(field)).as(field.toString()).isEqualTo(CatalogModel.value(field));
            }
        }
    }

    @Test
    void every_component_of_ours_that_routes_name_is_described() {
        assertThat(HubSchemes.all()).hasSize(COMPONENTS.size() + 2);
        assertThat(HubSchemes.options("call")).contains("soap-version", "key");
        assertThat(HubSchemes.startsOnly("receive")).isTrue();
        assertThat(HubSchemes.stepOnly("mapping")).isTrue();
    }

    private static void same(String name, String text) throws Exception {
        Path file = FOLDER.resolve(name);
        if (WRITE) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(file).hasContent(text);
    }
}
