package linkspan.inbound.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.Call;
import linkspan.inbound.request.RequestFacts;
import linkspan.inbound.request.Served;
import linkspan.model.failure.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTableTest {
    private final PathTable paths = new PathTable();
    private final Served search = new Served("GET", "/orders/search", 1, call -> {});
    private final Served one = new Served("GET", "/orders/{id}", 1, call -> {});
    private final Served drop = new Served("DELETE", "/orders/{id}", 1, call -> {});
    private final Served ship = new Served("POST", "/orders/{id}/ship", 1, call -> {});

    @BeforeEach
    void serve() {
        paths.add(one);
        paths.add(drop);
        paths.add(search);
        paths.add(ship);
    }

    @Test
    void a_fixed_part_comes_before_one_that_varies() {
        assertThat(paths.find("GET", "/orders/search").served()).isSameAs(search);
        assertThat(paths.find("GET", "/orders/searches").served()).isSameAs(one);
    }

    @Test
    void parts_that_vary_are_decoded() {
        assertThat(paths.find("POST", "/orders/A%2F1+%E8%8C%B6/ship").parameters())
                .isEqualTo(Map.of("id", "A/1+茶"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "%2e%2E", ".", "%00", "%0a", "%", "%zz", "%ff", "ä", "a b"})
    void what_names_nothing_is_unknown(String id) {
        assertThatThrownBy(() -> paths.find("GET", "/orders/" + id)).isInstanceOf(Refused.class);
    }

    @Test
    void a_wrong_method_is_told_the_right_ones() {
        assertThatThrownBy(() -> paths.find("PUT", "/orders/1")).hasMessage("DELETE, GET");
        assertThatThrownBy(() -> paths.find("get", "/orders/1")).hasMessage("DELETE, GET");
    }

    @Test
    void two_may_not_serve_the_same() {
        assertThatThrownBy(() -> paths.add(new Served("GET", "/orders/{id}", 1, call -> {})))
                .hasMessage("GET /orders/{id} is served already");
        paths.remove(one);
        paths.add(new Served("GET", "/orders/{id}", 1, call -> {}));
    }

    @Test
    void calls_of_a_path_that_is_taken_away_wait_for_what_comes_in_its_place() {
        List<String> served = new ArrayList<>();
        paths.hold();
        paths.remove(ship);
        paths.remove(drop);
        paths.find("POST", "/orders/1/ship").served().handler().handle(call());
        Served.Handler onItsWay = paths.find("DELETE", "/orders/1").served().handler();
        onItsWay.handle(call());
        assertThat(served).isEmpty();

        paths.add(new Served("POST", "/orders/{id}/ship", 1, call -> served.add("new")));
        assertThat(served).containsExactly("new");
        paths.letGo(call -> served.add("unknown"));
        onItsWay.handle(call());
        assertThat(served).containsExactly("new", "unknown", "unknown");
        assertThatThrownBy(() -> paths.find("DELETE", "/orders/1")).isInstanceOf(PathTable.WrongMethod.class);

        paths.remove(one);
        assertThatThrownBy(() -> paths.find("GET", "/orders/1")).isInstanceOf(Refused.class);
    }

    private static Call call() {
        return new Call(new RequestFacts("GET", "/", "", Map.of(), Map.of(), ""), new Body(new byte[0]), answer -> {});
    }
}
