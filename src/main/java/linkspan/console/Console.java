package linkspan.console;

import io.vertx.ext.web.Router;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import linkspan.console.cause.CausePages;
import linkspan.console.compare.ReconcilePages;
import linkspan.console.draft.MappingPages;
import linkspan.console.page.AuditPage;
import linkspan.console.page.FlowPages;
import linkspan.console.page.LetterPages;
import linkspan.console.page.LoginPages;
import linkspan.console.page.OpenLetterPages;
import linkspan.console.page.OrderPages;
import linkspan.console.page.OverviewPage;
import linkspan.console.page.SystemPages;
import linkspan.console.page.WherePage;
import linkspan.console.proof.LedgerPage;
import linkspan.console.redrive.OpenRedrivePages;
import linkspan.console.redrive.RedrivePages;
import linkspan.console.visit.PageRoute;
import linkspan.console.watch.AlertPages;
import linkspan.console.watch.PollPages;
import linkspan.console.web.Door;
import linkspan.operations.OperatorServices;
import linkspan.operations.ops.OpsMount;

/** All pages, behind one door. */
public final class Console implements OpsMount {
    private final Door door;

    public Console(OperatorServices hub, ConsoleSubjects on) {
        Clock clock = hub.platform().clock();
        OverviewPage overview = new OverviewPage(hub, on.alerts());
        OpenRedrivePages redrive = new OpenRedrivePages(hub);
        List<PageRoute> pages = Stream.of(
                        new LoginPages(hub.access()).routes(),
                        overview.routes(),
                        new WherePage(hub).routes(),
                        new OrderPages(hub).routes(),
                        new LetterPages(hub).routes(),
                        new OpenLetterPages(hub).routes(),
                        new CausePages(hub, on.routes()).routes(),
                        new RedrivePages(hub).routes(),
                        redrive.routes(),
                        new AlertPages(on.alerts()).routes(),
                        new ReconcilePages(on.comparisons(), clock).routes(),
                        new PollPages(on.polls(), on.hours()).routes(),
                        new FlowPages(hub, on.routes(), on.proofs().cards()).routes(),
                        new MappingPages(on.drafts()).routes(),
                        new SystemPages(hub).routes(),
                        new LedgerPage(on.proofs().ledger(), clock).routes(),
                        new AuditPage(hub.look().audit()).routes())
                .flatMap(List::stream)
                .toList();
        door = new Door(
                hub.access(),
                pages,
                List.of(overview.live(), redrive.live()),
                ZoneId.systemDefault(),
                new SecureRandom());
    }

    @Override
    public void on(Router router) {
        door.on(router);
    }
}
