package linkspan.author.lint;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.author.check.Checked;
import linkspan.author.check.Checker;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.check.Scope;
import linkspan.author.check.Sources;
import linkspan.author.lint.address.AddressUnknown;
import linkspan.author.lint.address.EventUnknown;
import linkspan.author.lint.address.ExitWithoutId;
import linkspan.author.lint.address.FieldUnknown;
import linkspan.author.lint.address.HubSchemes;
import linkspan.author.lint.address.LiteralAddress;
import linkspan.author.lint.address.MappingUse;
import linkspan.author.lint.file.DescriptionMissing;
import linkspan.author.lint.file.ErrorPolicyMissing;
import linkspan.author.lint.file.FileNameHasDot;
import linkspan.author.lint.file.FillingBroken;
import linkspan.author.lint.file.Orphan;
import linkspan.author.lint.file.RouteIdMismatch;
import linkspan.author.lint.file.RouteNotAlone;
import linkspan.author.lint.file.RouteUntested;
import linkspan.author.lint.file.StepPrefixMissing;
import linkspan.author.lint.flow.AggregateOutsideSplit;
import linkspan.author.lint.flow.BreakerBlocks;
import linkspan.author.lint.flow.EventTooLate;
import linkspan.author.lint.flow.HeaderLeak;
import linkspan.author.lint.flow.KeyShared;
import linkspan.author.lint.flow.NobodyThere;
import linkspan.author.lint.flow.RepetitionUnnamed;
import linkspan.author.lint.flow.RoutesClash;
import linkspan.author.lint.flow.ScheduleOverlaps;
import linkspan.author.lint.setting.AlertsFile;
import linkspan.author.lint.setting.AskBreakers;
import linkspan.author.lint.setting.ChannelOfNobody;
import linkspan.author.lint.setting.PathDecides;
import linkspan.author.lint.setting.PromisesKept;
import linkspan.author.lint.setting.SettingsRule;
import linkspan.author.lint.trial.RouteTrial;
import linkspan.author.source.RouteFolder;
import linkspan.mapping.Place;
import linkspan.platform.extension.ExtensionCamelRuntime;
import linkspan.platform.extension.ExtensionJars;
import org.jspecify.annotations.Nullable;

/** Looks at every route file and every {@code system.properties}; one rule never keeps another from being told. */
public final class RouteLint implements Checker {
    private static final Comparator<Finding> BY_PLACE = Comparator.comparing(
                    Finding::place,
                    Comparator.comparing(Place::file).thenComparing(Place::line).thenComparing(Place::column))
            .thenComparing(Finding::code);

    private static final Set<FindingCode> WHOLE_FILE = Set.of(FindingCode.ROUTE_BROKEN, FindingCode.FILE_NAME_HAS_DOT);

    private final List<Rule> rules;
    private final ExtensionJars extensions;
    private final UnaryOperator<@Nullable String> environment;

    /** @param environment value of a variable, or null: {@code LINKSPAN_WMS_URL} stands for {@code wms.url} */
    public RouteLint(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
        extensions = ExtensionJars.of(environment);
        rules = List.of(
                new FileNameHasDot(),
                new FillingBroken(),
                new RouteIdMismatch(),
                new RouteNotAlone(),
                new DescriptionMissing(),
                new StepPrefixMissing(),
                new ErrorPolicyMissing(),
                new AddressUnknown(extensions.loader()),
                new EventUnknown(),
                new FieldUnknown(),
                new MappingUse(),
                new LiteralAddress(),
                new ExitWithoutId(),
                new NobodyThere(() -> ExtensionCamelRuntime.starts(extensions)),
                new RoutesClash(),
                new BreakerBlocks(),
                new KeyShared(),
                new AggregateOutsideSplit(),
                new HeaderLeak(),
                new EventTooLate(),
                new RepetitionUnnamed(),
                new ScheduleOverlaps(),
                new SettingsRule(environment),
                new AlertsFile(environment),
                new ChannelOfNobody(),
                new PathDecides(),
                new PromisesKept(environment),
                new Orphan(),
                new RouteUntested());
    }

    @Override
    public void check(Sources sources, Scope scope, Consumer<Checked> told) {
        long start = System.nanoTime();
        Map<String, List<Finding>> found = findings(sources).stream()
                .collect(Collectors.groupingBy(finding -> finding.place().file(), TreeMap::new, Collectors.toList()));
        Map<String, Path> files = new LinkedHashMap<>();
        Stream.concat(sources.routeFiles().stream(), Sources.files(sources.routes(), "system.properties").stream())
                .forEach(file -> files.put(sources.shown(file), file));
        found.keySet().forEach(shown -> files.putIfAbsent(shown, sources.file(shown)));
        files.values().removeIf(file -> !scope.includes(file));
        Duration each = Duration.ofNanos((System.nanoTime() - start) / Math.max(1, files.size()));
        files.keySet()
                .forEach(shown ->
                        told.accept(new Checked(Checked.Kind.FILE, shown, found.getOrDefault(shown, List.of()), each)));
    }

    /** All that is wrong, by place. */
    public List<Finding> findings(Sources sources) {
        RouteFolder folder = RouteFolder.read(sources);
        Set<Finding> found = ruled(folder);
        trial(folder)
                .filter(finding -> found.stream().noneMatch(known -> tells(known, finding)))
                .toList()
                .forEach(found::add);
        return found.stream().sorted(BY_PLACE).toList();
    }

    /** What the rules say, by place: without loading every route into Camel, which costs three times as much. */
    List<Finding> ruled(Sources sources) {
        return ruled(RouteFolder.read(sources)).stream().sorted(BY_PLACE).toList();
    }

    private Set<Finding> ruled(RouteFolder folder) {
        Set<Finding> found = new LinkedHashSet<>();
        folder.broken()
                .forEach(broken -> found.add(new Finding(FindingCode.ROUTE_BROKEN, broken.place(), broken.reason())));
        rules.forEach(rule -> rule.look(folder).forEach(found::add));
        return found;
    }

    private Stream<Finding> trial(RouteFolder folder) {
        return new RouteTrial(HubSchemes.all(), AskBreakers.names(folder.sources()), environment, extensions)
                .look(folder);
    }

    /** Camel stumbles over what a rule has already said in better words. */
    private static boolean tells(Finding known, Finding camels) {
        return known.place().file().equals(camels.place().file())
                && (WHOLE_FILE.contains(known.code())
                        || known.code().weight() == FindingCode.Weight.STOPS
                                && known.place().line() == camels.place().line());
    }
}
