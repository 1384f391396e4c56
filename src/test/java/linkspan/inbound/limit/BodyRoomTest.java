package linkspan.inbound.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BodyRoomTest {
    private final AtomicLong nanos = new AtomicLong();
    private final BodyRoom room = new BodyRoom(1_000, 400, nanos::get);
    private final List<String> evicted = new ArrayList<>();

    private BodyRoom.Unfinished body(String name) {
        return () -> evicted.add(name);
    }

    @Test
    void behind_one_address_the_slowest_gives_way() {
        BodyRoom.Unfinished slow = body("slow");
        BodyRoom.Unfinished fast = body("fast");
        room.hold("a", slow, 150);
        nanos.addAndGet(5_000_000_000L);
        room.hold("a", fast, 200);
        room.hold("a", body("new"), 100);
        assertThat(evicted).containsExactly("slow");
        assertThat(room.held()).isEqualTo(300);
        room.drop("a", slow);
        assertThat(room.held()).as("it gives back once").isEqualTo(300);
    }

    @Test
    void what_has_just_begun_does_not_give_way_to_what_arrived_quickly_and_stands_still() {
        room.hold("a", body("whole-but-for-a-byte"), 300);
        nanos.addAndGet(100_000_000L);
        BodyRoom.Unfinished newcomer = body("newcomer");
        room.hold("a", newcomer, 50);
        nanos.addAndGet(10_000_000L);
        room.hold("a", newcomer, 60);
        assertThat(evicted).containsExactly("whole-but-for-a-byte");
    }

    @Test
    void where_all_is_full_the_address_that_holds_most_gives_way() {
        for (String address : List.of("a", "b", "c")) {
            room.hold(address, body(address), 330);
        }
        room.hold("d", body("d"), 100);
        assertThat(evicted).hasSize(1).doesNotContain("d");
    }

    @Test
    void a_single_body_may_be_as_long_as_its_route_allows() {
        BodyRoom.Unfinished one = body("one");
        room.hold("a", one, 700);
        assertThat(evicted).isEmpty();
        room.complete("a", one);
        room.hold("a", body("two"), 250);
        assertThat(evicted).isEmpty();
    }

    @Test
    void what_is_in_work_stays_and_who_comes_then_is_refused() {
        BodyRoom.Unfinished one = body("one");
        room.hold("a", one, 990);
        room.complete("a", one);
        room.hold("b", body("two"), 20);
        assertThat(evicted).containsExactly("two");
        room.release(990);
        assertThat(room.held()).isZero();
    }
}
