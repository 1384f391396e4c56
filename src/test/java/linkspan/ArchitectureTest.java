package linkspan;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the house is built, held by the build. */
@AnalyzeClasses(packages = "linkspan", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final int LONGEST_FILE = 300;
    private static final long MOST_FILES = 12;

    /** A room is a package of the second level; what lies deeper belongs to its room. */
    @ArchTest
    static final ArchRule rooms_have_no_cycles =
            slices().assignedFrom(new Rooms()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule houses_stand_on_each_other = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("root")
            .definedBy("linkspan")
            .layer("model")
            .definedBy("linkspan.model..")
            .layer("platform")
            .definedBy("linkspan.platform..")
            .layer("commit")
            .definedBy("linkspan.commit..")
            .layer("inbound")
            .definedBy("linkspan.inbound..")
            .layer("delivery")
            .definedBy("linkspan.delivery..")
            .layer("business")
            .definedBy("linkspan.business..")
            .layer("mapping")
            .definedBy("linkspan.mapping..")
            .layer("outbound")
            .definedBy("linkspan.outbound..")
            .layer("operations")
            .definedBy("linkspan.operations..")
            .layer("reconcile")
            .definedBy("linkspan.reconcile..")
            .layer("console")
            .definedBy("linkspan.console..")
            .layer("author")
            .definedBy("linkspan.author..")
            .layer("lab")
            .definedBy("linkspan.lab..")
            .layer("cli")
            .definedBy("linkspan.cli..")
            .whereLayer("model")
            .mayNotAccessAnyLayer()
            .whereLayer("platform")
            .mayOnlyAccessLayers("model")
            .whereLayer("commit")
            .mayOnlyAccessLayers("model", "platform")
            .whereLayer("inbound")
            .mayOnlyAccessLayers("model", "platform", "commit")
            .whereLayer("delivery")
            .mayOnlyAccessLayers("model", "platform", "commit")
            .whereLayer("business")
            .mayOnlyAccessLayers("model", "platform", "commit")
            .whereLayer("mapping")
            .mayOnlyAccessLayers("model", "platform", "commit")
            .whereLayer("outbound")
            .mayOnlyAccessLayers("model", "platform", "commit")
            .whereLayer("operations")
            .mayOnlyAccessLayers(
                    "model", "platform", "commit", "inbound", "delivery", "business", "mapping", "outbound")
            .whereLayer("reconcile")
            .mayOnlyAccessLayers(
                    "model", "platform", "commit", "inbound", "delivery", "business", "mapping", "outbound")
            .whereLayer("console")
            .mayOnlyBeAccessedByLayers("author", "root")
            .whereLayer("author")
            .mayOnlyBeAccessedByLayers("cli", "root")
            .whereLayer("lab")
            .mayOnlyBeAccessedByLayers("cli", "root")
            .whereLayer("cli")
            .mayOnlyBeAccessedByLayers("root");

    @ArchTest
    static final ArchRule only_stores_speak_sql = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(\\w+Store|\\w+Rows)(\\$.*)?")
            .and()
            .resideOutsideOfPackage("linkspan.platform.database")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql");

    @ArchTest
    static final ArchRule only_camels_names_speak_camel = noClasses()
            .that()
            .haveNameNotMatching(
                    ".*(Component|Endpoint|Producer|Consumer|Processor|Repository|Routes|CamelRuntime)(\\$.*)?")
            .should()
            .dependOnClassesThat(describe("speak Camel, besides its words for options", ArchitectureTest::speaksCamel));

    @ArchTest
    static final ArchRule time_comes_from_a_clock = noClasses()
            .should(callMethodWhere(describe("the time is read without a clock", ArchitectureTest::readsTime)));

    @ArchTest
    static final ArchRule no_grab_bags =
            noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl|Base|Common|Constants)");

    @ArchTest
    static final ArchRule no_state_for_all =
            fields().that().areStatic().should().beFinal();

    private static boolean readsTime(JavaMethodCall call) {
        String owner = call.getTargetOwner().getFullName();
        String name = call.getName();
        boolean clockGiven =
                call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
        return owner.startsWith("java.time.") && name.equals("now") && !clockGiven
                || owner.equals("java.lang.System") && name.equals("currentTimeMillis");
    }

    @Test
    void every_package_says_what_it_does_and_is_null_marked() throws IOException {
        for (Path file : javaFiles()) {
            Path info = file.resolveSibling("package-info.java");
            assertThat(info).as(file.toString()).exists();
            assertThat(Files.readString(info))
                    .as(info.toString())
                    .contains("@NullMarked")
                    .contains("/**");
        }
    }

    @Test
    void no_file_is_longer_than_a_person_can_hold() throws IOException {
        for (Path file : javaFiles()) {
            try (Stream<String> lines = Files.lines(file)) {
                assertThat(lines.count()).as(file.toString()).isLessThanOrEqualTo(LONGEST_FILE);
            }
        }
    }

    @Test
    void no_package_is_crowded() throws IOException {
        Map<Path, Long> sizes = javaFiles().stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .filter(file -> !isModule(file))
                .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
        assertThat(sizes)
                .isNotEmpty()
                .allSatisfy((folder, files) ->
                        assertThat(files).as(folder.toString()).isLessThanOrEqualTo(MOST_FILES));
    }

    /** The door of a house. */
    private static boolean isModule(Path file) {
        return file.getFileName().toString().endsWith("Module.java");
    }

    @Test
    void no_class_name_stands_twice() throws IOException {
        Map<String, Long> names = javaFiles().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.equals("package-info.java"))
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        assertThat(names).allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(1));
    }

    @Test
    void the_top_level_stays_small() throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("."))) {
            Set<String> allowed =
                    Set.of("pom.xml", "src", "routes", "mappings", "docker", "README.md", "LICENSE", "target", "data");
            assertThat(entries.map(path -> path.getFileName().toString()).filter(name -> !name.startsWith(".")))
                    .allMatch(allowed::contains);
        }
    }

    private static List<Path> javaFiles() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static boolean speaksCamel(JavaClass type) {
        return type.getPackageName().startsWith("org.apache.camel")
                && !type.getName().matches("org\\.apache\\.camel\\.(spi\\.Uri(Params?|Path)|tooling\\.model\\..*)");
    }
}
