package linkspan.operations.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedriveCountsTest {
    private static int allowed(int planned, int sent, int delivered, int failed) {
        return new Redrive.Counts(planned, sent, delivered, failed, 0).allowed(50);
    }

    @Test
    void one_goes_then_ten_then_a_hundred_then_so_many_a_second() {
        assertThat(allowed(1_000, 0, 0, 0)).isOne();
        assertThat(allowed(999, 1, 0, 0)).isZero();
        assertThat(allowed(999, 0, 1, 0)).isEqualTo(10);
        assertThat(allowed(989, 6, 5, 0)).isZero();
        assertThat(allowed(989, 0, 10, 1)).isEqualTo(100);
        assertThat(allowed(889, 1, 105, 5)).isZero();
        assertThat(allowed(889, 0, 106, 5)).isEqualTo(50);
        assertThat(allowed(500, 470, 106, 5)).isEqualTo(30);
        assertThat(allowed(400, 500, 106, 5)).isZero();
    }

    @Test
    void too_many_failures_are_a_share_of_what_has_ended() {
        assertThat(new Redrive.Counts(0, 0, 9, 1, 50).failsMoreThan(10)).isFalse();
        assertThat(new Redrive.Counts(0, 0, 8, 1, 50).failsMoreThan(10)).isTrue();
        assertThat(new Redrive.Counts(5, 0, 0, 0, 0).failsMoreThan(0)).isFalse();
        assertThat(new Redrive.Counts(5, 0, 0, 1, 0).failsMoreThan(99)).isTrue();
    }
}
