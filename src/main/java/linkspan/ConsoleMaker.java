package linkspan;

import java.util.Optional;
import linkspan.author.card.Cards;
import linkspan.author.check.Sources;
import linkspan.author.draft.DraftTrials;
import linkspan.author.preview.PreviewDesk;
import linkspan.author.preview.PreviewInHub;
import linkspan.author.source.RouteFolder;
import linkspan.author.use.FlowRoutes;
import linkspan.console.Console;
import linkspan.console.ConsoleSubjects;
import linkspan.console.proof.Proofs;
import linkspan.inbound.InboundModule;
import linkspan.operations.AlertModule;
import linkspan.operations.OperatorServices;
import linkspan.operations.ledger.KeptLedger;
import linkspan.platform.PlatformModule;
import linkspan.platform.promise.GuaranteeCard;
import linkspan.reconcile.ReconcileModule;

/** Makes the console out of what the modules have to show. */
record ConsoleMaker(
        HubConfig config,
        PlatformModule platform,
        ReconcileModule reconcile,
        InboundModule inbound,
        AlertModule alerts,
        KeptLedger ledger,
        PreviewDesk preview) {
    Console console(OperatorServices services) {
        return new Console(
                services,
                new ConsoleSubjects(
                        new FlowRoutes(sources()),
                        new DraftTrials(sources(), config.data().resolve("drafts"), new PreviewInHub(preview)),
                        new Proofs(ledger.view(), this::card),
                        reconcile.comparisons(),
                        inbound.polls(),
                        alerts.board(),
                        alerts.history()));
    }

    private Sources sources() {
        return new Sources(config.routes(), config.mappings());
    }

    private Optional<GuaranteeCard> card(String route) {
        return Cards.of(RouteFolder.read(sources()), platform.catalog()::find).stream()
                .filter(card -> card.route().equals(route))
                .findFirst();
    }
}
