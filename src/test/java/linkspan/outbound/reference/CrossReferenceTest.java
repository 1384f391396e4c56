package linkspan.outbound.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import linkspan.model.Json;
import linkspan.model.failure.Refused;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.TestDatabase;
import linkspan.platform.system.SystemCatalog;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossReferenceTest {
    private static final ReferenceKind CUSTOMER = new ReferenceKind("acme", "customer");
    private static final String NAMED = "{\"channel\":\"shop\",\"customer\":{\"customerId\":\"C-7\"}}";

    private final Database database;
    private final CrossReferenceStore store;
    private final CamelContext camel = new DefaultCamelContext();

    CrossReferenceTest(@TempDir Path folder) throws Exception {
        database = TestDatabase.open(folder);
        store = fresh();
        Files.createDirectories(folder.resolve("routes/acme"));
        Files.writeString(folder.resolve("routes/acme/system.properties"), "acme.collective-customer=999\n");
        SystemCatalog catalog = SystemCatalog.load(folder.resolve("routes"), name -> null, value -> value);
        camel.addComponent("cross-reference", new CrossReferenceComponent(catalog, store));
        String of = "cross-reference:acme/customer?of={channel}-{customer.customerId}&as=number";
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:look-up").to(of + "&otherwise=collective-customer");
                from("direct:back").to("cross-reference:acme/customer?from={number}&as=customerId");
                from("direct:plain").to(of);
                from("direct:learn").to(of + "&learn=/Answer/number");
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        database.close();
    }

    @Test
    void what_was_learnt_is_found_again_also_after_a_restart() {
        assertThat(store.find(CUSTOMER, "shop-C-7")).isEmpty();
        assertThat(store.recall(CUSTOMER, "shop-C-7")).isEmpty();
        assertThat(store.learn(CUSTOMER, "shop-C-7", "1001")).isEqualTo("1001");
        assertThat(store.recall(CUSTOMER, "shop-C-7")).contains("1001");
        CrossReferenceStore restarted = fresh();
        assertThat(restarted.recall(CUSTOMER, "shop-C-7")).isEmpty();
        assertThat(restarted.find(CUSTOMER, "shop-C-7")).contains("1001");
        assertThat(restarted.find(new ReferenceKind("acme", "product"), "shop-C-7"))
                .isEmpty();
        assertThat(restarted.find(new ReferenceKind("other", "customer"), "shop-C-7"))
                .isEmpty();
    }

    @Test
    void the_way_back_gives_our_id_of_what_a_system_names() {
        store.learn(CUSTOMER, "shop-C-7", "1001");
        assertThat(back("{\"number\":\"1001\",\"x\":1}"))
                .isEqualTo("{\"number\":\"1001\",\"x\":1,\"customerId\":\"shop-C-7\"}");
        assertThat(back("{\"number\":\"1002\"}")).as("never learnt").isEqualTo("{\"number\":\"1002\"}");
        assertThat(back("{\"number\":null}")).isEqualTo("{\"number\":null}");
    }

    @Test
    void of_a_list_each_row_gets_our_id() {
        store.learn(CUSTOMER, "shop-C-7", "1001");
        store.learn(CUSTOMER, "shop-C-8", "1002");
        assertThat(back("[{\"number\":\"1002\"},{\"number\":\"9\"},{},{\"number\":\"1001\",\"x\":1}]"))
                .isEqualTo("[{\"number\":\"1002\",\"customerId\":\"shop-C-8\"},{\"number\":\"9\"},{},"
                        + "{\"number\":\"1001\",\"x\":1,\"customerId\":\"shop-C-7\"}]");
        assertThat(back("[]")).isEqualTo("[]");
    }

    private String back(String body) {
        return Json.text(camel.createProducerTemplate().requestBody("direct:back", Json.read(body), JsonNode.class));
    }

    @Test
    void the_first_name_holds() {
        store.learn(CUSTOMER, "shop-C-7", "1001");
        assertThat(fresh().learn(CUSTOMER, "shop-C-7", "1002")).isEqualTo("1001");
    }

    @Test
    void one_name_never_stands_for_two() {
        store.learn(CUSTOMER, "shop-C-7", "1001");
        assertThatThrownBy(() -> store.learn(CUSTOMER, "shop-C-8", "1001"))
                .isInstanceOf(Refused.class)
                .hasMessage("acme's customer 1001 stands for another one already");
        assertThat(store.find(CUSTOMER, "shop-C-8")).isEmpty();
    }

    @Test
    void many_at_once_agree_on_one_name() {
        List<CompletableFuture<String>> all = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> fresh().learn(CUSTOMER, "shop-C-9", "2" + i)))
                .toList();
        assertThat(all.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    }

    @Test
    void the_block_adds_what_is_known_and_leaves_out_what_is_not() {
        assertThat(body("direct:look-up", NAMED, "x")).isEqualTo(Json.read(NAMED));
        assertThat(body("direct:learn", NAMED, Json.read("{\"Answer\":{\"number\":\"1001\"}}")))
                .isEqualTo(Json.read(NAMED.replaceFirst(".$", ",\"number\":\"1001\"}")));
        assertThat(body("direct:look-up", NAMED, "x").path("number").asText()).isEqualTo("1001");
        assertThat(Json.read(NAMED).has("number")).isFalse();
    }

    @Test
    void an_event_without_the_thing_gets_what_stands_for_all_of_them() {
        for (String data : List.of(
                "{}",
                "{\"channel\":\"shop\",\"customer\":null}",
                "{\"channel\":\"shop\",\"customer\":{\"customerId\":\" \"}}",
                "{\"channel\":\"shop\",\"customer\":{\"customerId\":null}}",
                "{\"channel\":null,\"customer\":{\"customerId\":\"C-7\"}}")) {
            assertThat(body("direct:look-up", data, "x").path("number").asText())
                    .as(data)
                    .isEqualTo("999");
            assertThat(body("direct:plain", data, "x").has("number")).as(data).isFalse();
        }
    }

    @Test
    void an_answer_without_the_name_is_refused_and_nothing_is_stored() {
        for (Object answer : List.of(Json.read("{\"Answer\":{\"number\":\" \"}}"), Json.read("{}"), "text")) {
            assertThat(send("direct:learn", NAMED, answer).getException())
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("/Answer/number");
        }
        assertThat(store.find(CUSTOMER, "shop-C-7")).isEmpty();
    }

    private CrossReferenceStore fresh() {
        return new CrossReferenceStore(database.transactions(Pool.DELIVERY));
    }

    private JsonNode body(String from, String data, Object body) {
        Exchange done = send(from, data, body);
        assertThat(done.getException()).isNull();
        return done.getMessage().getBody(JsonNode.class);
    }

    private Exchange send(String from, String data, Object body) {
        return camel.createFluentProducerTemplate()
                .to(from)
                .withExchangeProperty("linkspan.data", Json.read(data))
                .withBody(body)
                .send();
    }
}
