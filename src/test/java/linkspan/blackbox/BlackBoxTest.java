package linkspan.blackbox;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import linkspan.blackbox.receiver.Arrival;
import linkspan.blackbox.shop.Journal;
import org.junit.jupiter.api.Test;

/** The checker shares nothing with what it checks, and sees each kind of broken promise. */
@AnalyzeClasses(packages = "linkspan.blackbox")
class BlackBoxTest {
    @ArchTest
    static final ArchRule it_knows_no_class_of_the_hub = noClasses()
            .that()
            .resideInAPackage("linkspan.blackbox..")
            .should()
            .dependOnClassesThat(resideInAPackage("linkspan..").and(not(resideInAPackage("linkspan.blackbox.."))));

    @ArchTest
    static final ArchRule no_class_of_the_hub_knows_it = classes()
            .that()
            .resideInAPackage("linkspan.blackbox..")
            .should()
            .onlyBeAccessed()
            .byClassesThat()
            .resideInAPackage("linkspan.blackbox..");

    private static final Told TOLD = new Told(List.of(
            told("a1", 1, -1),
            told("a1", 1, 200),
            told("a2", 2, -1),
            told("a2", 2, 0),
            told("a3", 3, 200),
            new Journal.Entry("", "refused", "a3-forged", "a", 3, "", "", 401)));

    private static Journal.Entry told(String mark, int version, int status) {
        return new Journal.Entry("", "told", mark, "a", version, "", "", status);
    }

    private static Arrival effect(String mark, long sequence) {
        return new Arrival("", "key-" + mark, "order-updated", "", sequence, "a", mark, true, "200");
    }

    private static List<Problem.Kind> kinds(Arrival... arrivals) {
        return new Judge(TOLD)
                .problems("plain", Arrays.asList(arrivals)).stream()
                        .map(Problem::kind)
                        .toList();
    }

    @Test
    void what_is_unknown_may_have_an_effect_or_none() {
        assertThat(kinds(effect("a1", 1), effect("a3", 2))).isEmpty();
        assertThat(kinds(effect("a1", 1), effect("a2", 2), effect("a3", 3))).isEmpty();
    }

    @Test
    void what_was_acknowledged_and_has_no_effect_is_lost() {
        assertThat(kinds(effect("a1", 1))).containsExactly(Problem.Kind.LOST);
    }

    @Test
    void a_second_effect_is_seen_and_so_is_one_out_of_order() {
        assertThat(kinds(effect("a1", 1), effect("a3", 2), effect("a3", 2))).containsExactly(Problem.Kind.DOUBLED);
        assertThat(kinds(effect("a3", 2), effect("a1", 1))).containsExactly(Problem.Kind.OUT_OF_ORDER);
        assertThat(kinds(effect("a1", 2), effect("a3", 1))).containsExactly(Problem.Kind.OUT_OF_ORDER);
    }

    @Test
    void an_effect_of_what_was_refused_or_never_told_is_seen() {
        List<Arrival> all = new ArrayList<>(List.of(effect("a1", 1), effect("a3", 2)));
        all.add(effect("a3-forged", 3));
        assertThat(kinds(all.toArray(Arrival[]::new))).containsExactly(Problem.Kind.FORGED);
        all.set(2, effect("nobody", 3));
        assertThat(kinds(all.toArray(Arrival[]::new))).containsExactly(Problem.Kind.INVENTED);
    }
}
