package linkspan.reconcile.desk;

import linkspan.reconcile.run.Reconciliations;
import linkspan.reconcile.run.Repairs;
import linkspan.reconcile.run.plan.StandingRoutes;
import linkspan.reconcile.run.record.DifferenceStore;
import linkspan.reconcile.run.record.RunStore;

/** What a face of the hub for people needs to show reconciliations, run them and have differences mended. */
public record Comparisons(
        StandingRoutes standing,
        Reconciliations reconciliations,
        RunStore runs,
        DifferenceStore differences,
        Repairs repairs) {}
