package linkspan.reconcile.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import linkspan.platform.database.DatabaseServer;
import linkspan.platform.database.TestDatabase;
import linkspan.reconcile.compare.KeyDifference;
import linkspan.reconcile.compare.Merge;
import linkspan.reconcile.compare.Sameness;
import linkspan.reconcile.run.plan.Plan;
import linkspan.reconcile.run.plan.Ranges;
import linkspan.reconcile.run.plan.Sides;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Tables of real databases: what digests find is what reading all rows finds, however the databases print their values. */
@Tag("database")
class TableRangesTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();
    private static final Plan.Side LEFT = new Plan.Side("direct:left.list-things", null, false);
    private static final Plan.Side RIGHT = new Plan.Side("direct:right.list-things", null, false);
    private static final String PADDED =
            "select sku as \"key\", amount, state, placed, fine, note from things order by sku";
    private DataSource left;
    private DataSource right;

    @BeforeEach
    void open() {
        left = fresh("h2");
        right = fresh("h2");
    }

    @AfterAll
    static void end() {
        THREADS.shutdown();
    }

    static Stream<List<String>> pairs() {
        return TestDatabase.isServer()
                ? Stream.of(List.of("postgres", "postgres"), List.of("postgres", "h2"), List.of("h2", "postgres"))
                : Stream.of(List.of("h2", "h2"));
    }

    private static DataSource fresh(String kind) {
        if (kind.equals("h2")) {
            JdbcDataSource database = new JdbcDataSource();
            database.setURL("jdbc:h2:mem:tables-" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
            return database;
        }
        DatabaseServer server = TestDatabase.fresh();
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(server.url());
        database.setUser(server.user());
        database.setPassword(server.password());
        return database;
    }

    private static void run(DataSource database, String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            for (String each : statements) {
                sql.execute(each);
            }
        }
    }

    private Optional<TablePair> pair(String leftSql, String rightSql, Set<String> fields) {
        return TablePair.of(
                LEFT.list(), new TableSide("left", left, leftSql), new TableSide("right", right, rightSql), fields);
    }

    /** Kind and key of what digests find. */
    private static Set<String> found(Ranges ranges) {
        Set<String> found = new TreeSet<>();
        String checkpoint = "";
        for (Optional<Ranges.Range> next = ranges.next(checkpoint); next.isPresent(); next = ranges.next(checkpoint)) {
            Ranges.Range range = next.get();
            if (!range.same()) {
                try (Sides.Listing mine = range.rows(LEFT);
                        Sides.Listing other = range.rows(RIGHT)) {
                    new Merge(mine, other, new Sameness(Set.of()))
                            .forEachRemaining(each -> each.difference().ifPresent(it -> found.add(words(it))));
                }
            }
            checkpoint = range.checkpoint();
            assertThat(ranges.knows(checkpoint)).isTrue();
        }
        return found;
    }

    private static String words(KeyDifference it) {
        return it.kind().label() + " " + it.key() + " " + String.join(",", it.fields());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void values_that_print_differently_are_the_same_and_every_planted_difference_is_found(List<String> kinds)
            throws Exception {
        left = fresh(kinds.get(0));
        right = fresh(kinds.get(1));
        run(
                left,
                "create table things (sku varchar(20) primary key, amount numeric(19,4), state char(12),"
                        + " placed timestamp with time zone, fine boolean, note varchar(50))");
        run(
                right,
                "create table things (sku varchar(40) primary key, amount numeric(12,2), state varchar(12),"
                        + " placed timestamp with time zone, fine boolean, note varchar(50))");
        List<String> mine = new ArrayList<>();
        List<String> other = new ArrayList<>();
        Set<String> planted = new TreeSet<>();
        for (int i = 0; i < 3_000; i++) {
            String key = "SKU-" + i;
            String note = i % 7 == 0 ? "null" : "'茶壶 " + i + "'";
            String row = "('%s', %s, 'OPEN', timestamp with time zone '2026-10-25 %02d:30:00+08:00', %s, %s)";
            mine.add(row.formatted(key, i + ".5000", i % 24, i % 2 == 0, note));
            String there = "('%s', %s, '%s', timestamp with time zone '2026-10-25 %02d:30:00+08:00', %s, %s)";
            if (i % 500 == 11) {
                planted.add("missing-right " + key + " ");
                continue;
            }
            String amount = i % 500 == 13 ? i + ".51" : i + ".50";
            String state = i % 500 == 17 ? "SHUT" : "OPEN";
            String note2 = i % 500 == 19 ? "''" : note;
            String fine = i % 500 == 23 ? "null" : String.valueOf(i % 2 == 0);
            int hour = i % 500 == 29 ? (i + 1) % 24 : i % 24;
            other.add(there.formatted(key, amount, state, hour, fine, note2));
            String field = i % 500 == 13
                    ? "amount"
                    : i % 500 == 17
                            ? "state"
                            : i % 500 == 19 ? "note" : i % 500 == 23 ? "fine" : i % 500 == 29 ? "placed" : "";
            if (!field.isEmpty()) {
                planted.add("differs " + key + " " + field);
            }
        }
        other.add("('SKU-new', 1, 'OPEN', null, null, null)");
        planted.add("missing-left SKU-new ");
        run(left, "insert into things values " + String.join(",", mine));
        run(right, "insert into things values " + String.join(",", other));
        Ranges ranges = new TableRanges(pair(PADDED, PADDED, Set.of()).orElseThrow(), THREADS);
        assertThat(found(ranges)).isEqualTo(planted);
        assertThat(ranges.rows(RIGHT, Set.of("SKU-3", "SKU-11"))).containsOnlyKeys("SKU-3");
        Ranges.Range whole = ranges.next("").orElseThrow();
        assertThat(whole.counts().left()).isEqualTo(3_000);
        assertThat(whole.counts().right()).isEqualTo(2_995);
        assertThat(whole.counts().compared()).isGreaterThan(2_800);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void numbers_and_texts_that_say_the_same_agree(List<String> kinds) throws Exception {
        left = fresh(kinds.get(0));
        right = fresh(kinds.get(1));
        run(
                left,
                "create table a (id bigint primary key, total varchar(20), n int)",
                "insert into a values (10, '44.70', 1), (9, 'none', null)");
        run(
                right,
                "create table b (id int primary key, total numeric(9,1), n bigint)",
                "insert into b values (10, 44.7, 1), (9, 0, null)");
        Ranges ranges = new TableRanges(
                pair("select id as \"key\", total, n from a", "select id as \"key\", total, n from b", Set.of())
                        .orElseThrow(),
                THREADS);
        assertThat(found(ranges)).containsExactly("differs 9 total");
        assertThat(ranges.rows(LEFT, new HashSet<>(List.of("9", "x", "99")))).containsOnlyKeys("9");
    }

    @Test
    void what_may_give_a_key_twice_or_is_more_than_a_query_is_compared_row_by_row() throws Exception {
        for (DataSource each : List.of(left, right)) {
            run(each, "create table a (id varchar(9) primary key, k varchar(9), m varchar(9) not null, unique (m))");
        }
        assertThat(pair("select id as \"key\" from a", "select m as \"key\" from a", Set.of()))
                .isPresent();
        for (String not : List.of(
                "select k as \"key\" from a",
                "select id as \"key\" from a join a b on a.k = b.k",
                "select id as \"key\" from a, a b",
                "select id as \"key\" from a union all select id from a",
                "select distinct id as \"key\" from a",
                "select id as \"key\" from a limit 5",
                "select upper(id) as \"key\" from a",
                "select k as other from a")) {
            assertThat(pair(not, "select id as \"key\" from a", Set.of()))
                    .as(not)
                    .isEmpty();
        }
    }
}
