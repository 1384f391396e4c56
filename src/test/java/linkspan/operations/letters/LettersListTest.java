package linkspan.operations.letters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import linkspan.cli.Typed;
import linkspan.stand.TestHub;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More letters than anybody lists: 10,050 old ones of one shop, and one of yesterday of each of two others. */
@Tag("database")
@ExtendWith(TestHub.Extension.class)
class LettersListTest {
    private static final int MANY = 10_050;
    private static final String LONG =
            "mapping-failed: items[0].unitPrice: the price of tea in " + "china ".repeat(60) + " is missing";
    private static final String INSERT =
            "insert into messages (message_id, client, method, route, idempotency_key, digest, content_type, body,"
                    + " state, error, status, answer_type, answer, received_at) ";
    private final TestHub hub;

    LettersListTest(TestHub hub) {
        this.hub = hub;
    }

    @BeforeAll
    static void keep(TestHub hub) {
        // numbers from 0 in a way that both databases understand
        hub.sql(INSERT + """
            select concat('many', n), 'shopify', 'POST', 'shopify.receive-order-created', concat('list-many', n), 'd', 't',
            cast('{}' as bytea), 'kept', '', 200, 't', cast('{}' as bytea), timestamp with time zone '2020-01-01 00:00:00+00'
            from (select a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d as n
            from (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) as a(d)
            cross join (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) as b(d)
            cross join (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) as c(d)
            cross join (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) as e(d)
            cross join (values (0), (1)) as f(d)) as numbers where n < %d\
            """.formatted(MANY));
        hub.sql(INSERT + "values " + row("young", "woocommerce", "2099-01-02 00:00:00+00", "not-found: nothing there"));
        hub.sql(INSERT + "values " + row("younger", "amazon", "2099-01-03 00:00:00+00", LONG));
    }

    @AfterAll
    static void forget(TestHub hub) {
        hub.sql("delete from messages where idempotency_key like 'list-%'");
    }

    private static String row(String id, String client, String at, String error) {
        return "('%s', '%s', 'POST', '%s.receive-order-created', 'list-%s', 'd', 't', %s, 'kept', '%s', 200, 't', %s,"
                        .formatted(id, client, client, id, "cast('{}' as bytea)", error, "cast('{}' as bytea)")
                + " timestamp with time zone '" + at + "')";
    }

    private List<String> ids(String query) {
        return StreamSupport.stream(
                        hub.get("/admin/letters?" + query)
                                .json()
                                .path("letters")
                                .spliterator(),
                        false)
                .map(letter -> letter.path("id").asText())
                .toList();
    }

    @Test
    void the_newest_come_first_whatever_the_limit() {
        assertThat(ids("limit=2")).containsExactly("amazon.younger", "woocommerce.young");
        assertThat(ids("limit=1")).containsExactly("amazon.younger");
    }

    @Test
    void a_filter_is_never_empty_because_of_the_limit() {
        assertThat(ids("limit=1&system=woocommerce")).containsExactly("woocommerce.young");
        assertThat(ids("limit=1&code=not-found")).containsExactly("woocommerce.young");
        assertThat(ids("limit=1&key=list-many7&state=kept")).containsExactly("shopify.many7");
        assertThat(ids("limit=3&code=mapping-failed&system=shopify")).hasSize(3);
    }

    @Test
    void each_can_be_shown_however_many_there_are() {
        assertThat(hub.get("/admin/letters/amazon.younger").status()).isEqualTo(200);
        assertThat(hub.get("/admin/letters/shopify.many10049")
                        .json()
                        .path("facts")
                        .path("deliveryId")
                        .asText())
                .isEqualTo("list-many10049");
    }

    @Test
    void page_after_page_lists_every_letter_once_newest_first() {
        List<String> all = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            JsonNode page =
                    hub.get("/admin/letters?limit=4000&state=kept" + next.get()).json();
            page.path("letters").forEach(letter -> all.add(letter.path("id").asText()));
            next = Optional.ofNullable(page.path("next").textValue())
                    .map(text -> "&before=" + URLEncoder.encode(text, UTF_8));
        }
        assertThat(all.subList(0, 2)).containsExactly("amazon.younger", "woocommerce.young");
        assertThat(Set.copyOf(all).size()).isEqualTo(all.size());
        assertThat(all.containsAll(List.of("shopify.many0", "shopify.many10049")))
                .isTrue();
        assertThat(all.size()).isGreaterThanOrEqualTo(MANY + 2);
    }

    @Test
    void a_page_that_begins_nowhere_is_refused() {
        assertThat(hub.get("/admin/letters?before=yesterday").status()).isEqualTo(400);
    }

    @Test
    void on_a_terminal_every_line_fits_and_begins_with_what_is_to_be_known() {
        Typed list = Typed.run(
                "letters",
                "list",
                "--limit",
                "2",
                "--before",
                "2100-01-01T00:00:00Z/z.z",
                "--ops-port",
                "" + hub.opsPort(),
                "--data",
                hub.data().toString());

        assertThat(list.code()).as(list.err()).isZero();
        assertThat(list.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(list.out())
                .contains("amazon.younger", "items[0].unitPrice: the price of tea")
                .endsWith("more: --before 2099-01-02T00:00:00Z/woocommerce.young\n");
    }
}
