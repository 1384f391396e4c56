package linkspan.reconcile.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import linkspan.platform.crash.CrashPoint;
import linkspan.platform.crash.Crashed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Missing, extra and changed keys are planted while others change on one side first and on the other when their event has arrived, and
 * the hub is killed at each step of the run and of the repair. Every planted one is found and nothing else, what is mended stays
 * mended, and no change is undone. {@code -Dlinkspan.planted=100000} for as many keys.
 */
@Tag("database")
class PlantedWhileFlowingTest {
    private static final int KEYS = Integer.getInteger("linkspan.planted", 3_000);
    private static final int MOST_ON_THEIR_WAY = 20;
    private final Random random = new Random(11);
    private final Set<String> planted = new TreeSet<>();
    private final List<String> onTheirWay = new ArrayList<>();
    private final Map<String, Integer> sold = new TreeMap<>();
    private final ReconcileStand stand;

    PlantedWhileFlowingTest(@TempDir Path folder) {
        stand = new ReconcileStand(folder, null, 0);
    }

    @AfterEach
    void close() {
        CrashPoint.disarm();
        stand.close();
    }

    private static String key(int number) {
        return "SKU-%06d".formatted(number);
    }

    private static ReconcileStand.Kept kept(int total) {
        return new ReconcileStand.Kept("{\"total\": " + total + "}", ReconcileStand.SLOT);
    }

    private void plant() {
        for (int i = 0; i < KEYS; i++) {
            sold.put(key(i), i);
            stand.both(key(i), kept(i).fields());
            switch (i % 100) {
                case 3 -> stand.left.remove(key(i));
                case 5 -> stand.right.remove(key(i));
                case 7 -> stand.right.put(key(i), kept(i + 50));
                default -> {
                    continue;
                }
            }
            planted.add(key(i));
        }
    }

    /** One key more is on its way, or one arrives. */
    private void flow() {
        if (onTheirWay.size() < MOST_ON_THEIR_WAY && random.nextBoolean()) {
            String key = key(random.nextInt(KEYS));
            if (planted.contains(key) || onTheirWay.contains(key)) {
                return;
            }
            int total = sold.merge(key, 1, Integer::sum);
            stand.told(key, total + 1L, total);
            stand.left.put(key, kept(total));
            onTheirWay.add(key);
        } else if (!onTheirWay.isEmpty()) {
            arrive(onTheirWay.remove(random.nextInt(onTheirWay.size())));
        }
    }

    private void arrive(String key) {
        int total = sold.get(key);
        stand.right.put(key, kept(total));
        stand.told(key, total + 1L, total + 1L);
    }

    private ObjectNode killedAt(String... steps) {
        for (String step : steps) {
            CrashPoint.arm(step, 1);
            boolean first = step.equals(steps[0]);
            assertThatThrownBy(() -> {
                        if (first) {
                            stand.run();
                        } else {
                            stand.resume();
                        }
                    })
                    .as(step)
                    .isInstanceOf(Crashed.class);
        }
        return stand.resume().orElseThrow();
    }

    @Test
    void what_was_planted_is_found_and_mended_and_nothing_else() {
        plant();
        for (int i = 0; i < MOST_ON_THEIR_WAY; i++) {
            flow();
        }
        stand.meanwhile = this::flow;

        ObjectNode run = killedAt("F1", "F2", "F4");
        assertThat(run.path("state").asText()).isEqualTo("done");
        assertThat(run.path("found").asInt()).isEqualTo(planted.size());
        assertThat(open()).isEqualTo(planted);

        CrashPoint.arm("F3", 2);
        assertThatThrownBy(stand::pressAll).isInstanceOf(Crashed.class);
        Repairs.Pressed rest = stand.pressAll();
        assertThat(rest.refused()).isZero();
        assertThat(rest.before())
                .as("pressed, and its hub killed before it was noted")
                .isEqualTo(1);
        assertThat(stand.repaired).hasSize(planted.size());
        stand.verify();
        assertThat(open()).isEmpty();

        stand.now = stand.now.plus(Duration.ofDays(1));
        assertThat(stand.run().path("found").asInt()).isZero();
        stand.meanwhile = () -> {};
        List.copyOf(onTheirWay).forEach(this::arrive);
        assertThat(stand.left).isEqualTo(stand.right);
        sold.forEach((key, total) -> {
            if (!planted.contains(key)) {
                assertThat(stand.left.get(key))
                        .as(key + ": no change is undone")
                        .isEqualTo(kept(total));
            }
        });
    }

    private Set<String> open() {
        Set<String> keys = new TreeSet<>();
        stand.standing().stream()
                .filter(each -> each.contains(" open "))
                .forEach(each -> keys.add(each.split(" ", 2)[0]));
        return keys;
    }
}
