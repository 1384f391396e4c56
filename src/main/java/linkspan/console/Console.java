package linkspan.console;

import io.vertx.ext.web.Router;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import linkspan.console.page.AuditPage;
import linkspan.console.page.FlowPages;
import linkspan.console.page.LetterPages;
import linkspan.console.page.LoginPages;
import linkspan.console.page.OpenLetterPages;
import linkspan.console.page.OrderPages;
import linkspan.console.page.OverviewPage;
import linkspan.console.page.RedrivePages;
import linkspan.console.page.SystemPages;
import linkspan.console.page.WherePage;
import linkspan.console.proof.LedgerPage;
import linkspan.console.proof.Proofs;
import linkspan.console.route.RouteFiles;
import linkspan.console.visit.PageRoute;
import linkspan.console.web.Door;
import linkspan.operations.OperatorServices;
import linkspan.operations.ops.OpsMount;

/** All pages, behind one door. */
public final class Console implements OpsMount {
    private final Door door;

    public Console(OperatorServices hub, RouteFiles routes, Proofs proofs) {
        List<PageRoute> pages = Stream.of(
                        new LoginPages(hub.access()).routes(),
                        new OverviewPage(hub).routes(),
                        new WherePage(hub).routes(),
                        new OrderPages(hub).routes(),
                        new LetterPages(hub).routes(),
                        new OpenLetterPages(hub).routes(),
                        new RedrivePages(hub).routes(),
                        new FlowPages(hub, routes, proofs.cards()).routes(),
                        new SystemPages(hub).routes(),
                        new LedgerPage(proofs.ledger(), hub.platform().clock()).routes(),
                        new AuditPage(hub.look().audit()).routes())
                .flatMap(List::stream)
                .toList();
        door = new Door(hub.access(), pages, ZoneId.systemDefault(), new SecureRandom());
    }

    @Override
    public void on(Router router) {
        door.on(router);
    }
}
