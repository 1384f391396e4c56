package linkspan.inbound.poll;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import linkspan.commit.SealedUnit;
import linkspan.inbound.message.DeadLetter;
import linkspan.inbound.poll.checkpoint.Checkpoint;
import linkspan.inbound.poll.checkpoint.PageTaken;
import linkspan.inbound.poll.file.FileRows;
import linkspan.platform.paging.PageGuard;
import org.jspecify.annotations.Nullable;

/** One run of a poll, from a tick of its schedule to the last page; used by one thread at a time. */
final class PollRun {
    /** Exchange property. */
    static final String PROPERTY = "linkspan.poll";

    private final String route;
    private final String system;
    private final PollServices.ForRows services;
    private final PageGuard guard = PageGuard.ofRepetition();
    private final List<RowRun> rows = new ArrayList<>();
    private Checkpoint checkpoint;
    private ObjectNode head;
    private @Nullable Instant asked;
    private @Nullable Boolean remembers;
    private @Nullable PageTaken page;
    private @Nullable FileRows lines;

    PollRun(String route, Checkpoint checkpoint, PollServices.ForRows services) {
        this.route = route;
        this.system = route.split("\\.", 2)[0];
        this.checkpoint = checkpoint;
        this.head = checkpoint.position();
        this.services = services;
    }

    String route() {
        return route;
    }

    /** Whose route it is. */
    String system() {
        return system;
    }

    PollServices.ForRows services() {
        return services;
    }

    Checkpoint checkpoint() {
        return checkpoint;
    }

    /** Where the next page begins. */
    ObjectNode head() {
        return head;
    }

    /** Rows of this route are remembered: some may come that were taken before. */
    boolean remembers() {
        if (remembers == null) {
            remembers = services.remembers().test(route);
        }
        return remembers;
    }

    /** Rows of a page are going to be. */
    void remember() {
        remembers = true;
    }

    /** Sees to it that the run ends. */
    PageGuard guard() {
        return guard;
    }

    /** The source is about to be asked. */
    void asks(Instant now) {
        asked = now;
    }

    boolean hasAsked() {
        return asked != null;
    }

    Instant asked() {
        if (asked == null) {
            throw new IllegalStateException("poll:page needs poll:next before the step that asks the source");
        }
        return asked;
    }

    /** The file that this run reads; null before its first page. */
    @Nullable
    FileRows lines() {
        return lines;
    }

    FileRows reads(FileRows opened) {
        lines = opened;
        return opened;
    }

    /** The run is over. */
    void ends() {
        FileRows open = lines;
        lines = null;
        if (open != null) {
            open.close();
        }
    }

    /** The rows of this page follow. */
    void takes(PageTaken taken, ObjectNode next) {
        page = taken;
        head = next;
    }

    @Nullable
    PageTaken page() {
        return page;
    }

    RowRun begin(RowRun row) {
        rows.add(row);
        return row;
    }

    /** What could not be decided now; null: every row could. */
    @Nullable
    Throwable undecided() {
        return rows.stream()
                .map(RowRun::undecided)
                .filter(cause -> cause != null)
                .findFirst()
                .orElse(null);
    }

    List<DeadLetter> letters() {
        return rows.stream().flatMap(row -> row.letter().stream()).toList();
    }

    List<SealedUnit> sealedRows() {
        return rows.stream().map(RowRun::sealed).toList();
    }

    /** The page is committed: the next one. */
    void goesOn(Checkpoint next) {
        checkpoint = next;
        page = null;
        asked = null;
        rows.clear();
    }
}
