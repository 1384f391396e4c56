package linkspan.console;

import linkspan.console.draft.DraftDesk;
import linkspan.console.proof.Proofs;
import linkspan.console.route.RouteFiles;
import linkspan.inbound.poll.desk.Polls;
import linkspan.operations.alert.AlertBoard;
import linkspan.operations.anomaly.HourHistory;
import linkspan.reconcile.desk.Comparisons;

/** What the pages show besides what stands in the operators' services. */
public record ConsoleSubjects(
        RouteFiles routes,
        DraftDesk drafts,
        Proofs proofs,
        Comparisons comparisons,
        Polls polls,
        AlertBoard alerts,
        HourHistory hours) {}
