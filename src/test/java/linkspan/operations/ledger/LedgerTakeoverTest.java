package linkspan.operations.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import linkspan.operations.ledger.book.GapStore;
import linkspan.operations.ledger.book.LedgerStore;
import linkspan.operations.ledger.book.MinuteAccount;
import linkspan.operations.ledger.book.RemovalStore;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.broker.GroupMarks;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Sql;
import linkspan.platform.database.TestDatabase;
import linkspan.platform.database.Transactions;
import linkspan.stand.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hub that kept the ledger ends at some second of a minute; the next one goes on. */
@Tag("database")
class LedgerTakeoverTest {
    private static final Instant MINUTE = Instant.parse("2026-11-11T08:00:00Z");

    private final Database database;
    private final Transactions transactions;
    private final LedgerStore store;
    private final SettableClock clock = new SettableClock(MINUTE);

    LedgerTakeoverTest(@TempDir Path folder) {
        database = TestDatabase.open(folder);
        transactions = database.transactions(Pool.CONSOLE);
        store = new LedgerStore(transactions);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {59, 60, 68, 70, 75, 79, 80, 87, 88, 89, 119, 130})
    void every_event_is_in_one_account_whenever_the_hub_before_has_ended(int end) {
        LedgerKeeper first = keeper("first");
        at(first, 10);
        accepted("early", 20);
        accepted("late", 55);
        for (int second = 15; second < end; second += 5) {
            at(first, second);
        }
        at(first, end);
        accepted("after", end + 1);

        LedgerKeeper next = keeper("next");
        for (int second = end + 31; second <= end + 120; second += 5) {
            at(next, second);
        }

        List<MinuteAccount> accounts = store.accounts(MINUTE, clock.instant(), null);
        assertThat(accounts.stream().mapToLong(account -> account.accepted().count()))
                .as("%s", accounts)
                .containsExactly(2L, 1L);
    }

    private void at(LedgerKeeper keeper, int second) {
        clock.set(MINUTE.plusSeconds(second));
        keeper.look();
    }

    private LedgerKeeper keeper(String hub) {
        GapStore gaps = new GapStore(transactions, new AuditStore(transactions, clock));
        Suspects.Log silent = new Suspects.Log() {
            @Override
            public Optional<GroupMarks.Marks> ends(String topic) {
                return Optional.empty();
            }

            @Override
            public Optional<GroupMarks.Marks> read(String system, String topic) {
                return Optional.empty();
            }
        };
        Instant old = MINUTE.minus(Duration.ofDays(1));
        return new LedgerKeeper(
                new LedgerKeeper.Books(store, gaps, new RemovalStore(transactions), new Suspects(store, gaps, silent)),
                List::of,
                at -> new RemovalStore.Terms(old, old, old),
                clock,
                hub);
    }

    private void accepted(String id, int second) {
        transactions.run(connection -> Sql.update(
                connection,
                "insert into events (topic, stream_key, seq, event_id, event_type, source, occurred_at, data)"
                        + " values ('order-topic', ?, 1, ?, 'ORDER_CREATED', 'test', ?, ?)",
                id,
                id,
                MINUTE.plusSeconds(second),
                new byte[] {'{', '}'}));
    }
}
