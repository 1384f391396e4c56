package linkspan.author.draft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import linkspan.author.check.Check;
import linkspan.author.check.Report;
import linkspan.author.check.Scope;
import linkspan.author.check.Sources;
import linkspan.author.mapping.MappingChecker;
import linkspan.author.preview.OutputChange;
import linkspan.author.preview.PreviewInHub;
import linkspan.author.preview.PreviewReport;
import linkspan.author.preview.PreviewRun;
import linkspan.author.use.Uses;
import linkspan.console.draft.DraftDesk;
import linkspan.mapping.MappingBroken;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;

/** Tries a draft on a copy of the mappings, one at a time on each hub. Cases of routes are left to the command line: they start routes. */
public final class DraftTrials implements DraftDesk {
    private final Sources sources;
    private final Path work;
    private final PreviewInHub inputs;
    private final Semaphore turn = new Semaphore(1);

    /** @param work folder for copies; they are gone when a trial has ended */
    public DraftTrials(Sources sources, Path work, PreviewInHub inputs) {
        this.sources = sources;
        this.work = work;
        this.inputs = inputs;
    }

    @Override
    public List<String> names() {
        return List.copyOf(files().keySet());
    }

    @Override
    public Optional<MappingFile> find(String name) {
        return Optional.ofNullable(files().get(name)).map(file -> {
            try {
                return new MappingFile(name, sources.shown(file), Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Mappings and modules, by name. */
    private Map<String, Path> files() {
        Map<String, Path> files = new TreeMap<>();
        for (String ending : List.of(".jslt", ".xsl")) {
            for (Path file : Sources.files(sources.mappings(), ending)) {
                String name = sources.mappings().relativize(file).toString().replace('\\', '/');
                if (name.matches("[a-z0-9_-]+/[a-z0-9.-]+")) {
                    files.put(name.substring(0, name.length() - ending.length()), file);
                }
            }
        }
        return files;
    }

    @Override
    public Tried tried(MappingFile draft, int last) {
        if (!turn.tryAcquire()) {
            throw new Refused(FailureCode.OVERLOADED, "another draft is being tried; again in a moment");
        }
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(work), "draft");
            try {
                return tried(draft, last, copied(draft, folder.resolve("mappings")));
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            turn.release();
        }
    }

    private Path copied(MappingFile draft, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(sources.mappings())) {
            for (Path from : all.toList()) {
                Files.copy(from, to.resolve(sources.mappings().relativize(from).toString()));
            }
        }
        Files.writeString(to.resolveSibling(draft.file()), draft.text());
        return to;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private Tried tried(MappingFile draft, int last, Path mappings) {
        Sources copy = new Sources(sources.routes(), mappings);
        Path file = copy.file(draft.file());
        Set<Path> touched = Uses.of(copy).withUsers(Set.of(file));
        Report report = new Check(List.of(new MappingChecker())).run(copy, new Scope(List.copyOf(touched)));
        List<Problem> problems = new ArrayList<>();
        report.findings()
                .forEach(it -> problems.add(new Problem(
                        it.place().toString(),
                        it.code().label(),
                        it.text(),
                        it.code().fails())));
        report.bugs().forEach(it -> problems.add(new Problem(draft.file(), "bug", it, true)));
        int checked = report.checked().size();
        try {
            PreviewReport preview = new PreviewRun(mappings, inputs::ask, done -> {})
                    .run(new PreviewRun.Request(draft.name(), null, Instant.EPOCH, last), PreviewRun.Persons.HIDDEN);
            return new Tried(checked, problems, Optional.of(outlook(preview)), "");
        } catch (MappingBroken | Refused e) {
            return new Tried(checked, problems, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private static Outlook outlook(PreviewReport preview) {
        List<Change> changes = new ArrayList<>();
        preview.broken().forEach(it -> changes.add(change("broken", it)));
        preview.mended().forEach(it -> changes.add(change("mended", it)));
        preview.changed().forEach(it -> changes.add(change("changed", it)));
        return new Outlook(
                preview.of(), preview.counts().inputs(), preview.counts().same(), changes);
    }

    private static Change change(String sort, OutputChange it) {
        return new Change(sort, it.what(), it.count(), it.key().isEmpty() ? it.id() : it.key(), it.before(), it.now());
    }
}
