package linkspan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import linkspan.author.cases.CaseRehearsal;
import linkspan.author.check.Sources;
import linkspan.commit.Answer;
import linkspan.commit.CommitModule;
import linkspan.commit.Origin;
import linkspan.commit.SealedUnit;
import linkspan.commit.UnitOfWork;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import linkspan.platform.part.Part;

/** What a hub's messages will need, in small: its routes and mappings by their cases, and commits that are taken back. */
final class Rehearsal implements WarmStart.Rounds {
    private static final int GROUP = 8;
    private static final Answer NONE = new Answer(200, "", "");
    private final CaseRehearsal cases;
    private final CommitModule commit;

    private Rehearsal(CaseRehearsal cases, CommitModule commit) {
        this.cases = cases;
        this.commit = commit;
    }

    /** For the time in which consumers join their groups, before anybody can send. Half of it goes to opening stages. */
    static WarmStart of(HubConfig config, CommitModule commit) {
        Sources sources = new Sources(config.routes(), config.mappings());
        return new WarmStart(
                WarmStart.longest(config.environment()),
                time -> new Rehearsal(
                        CaseRehearsal.open(sources, config.environment()::get, () -> time.hasLeft(0.5)), commit),
                System::nanoTime);
    }

    @Override
    public void run() {
        cases.run();
        cases.order().ifPresent(order -> commit.rehearse(group(order)));
    }

    /** Each order has an id of its own, which nobody else has. */
    private static List<SealedUnit> group(ObjectNode order) {
        List<SealedUnit> units = new ArrayList<>();
        for (int i = 0; i < GROUP; i++) {
            UnitOfWork unit = new UnitOfWork();
            unit.attach(new Origin("warm-up", null, null));
            unit.add(Part.WHOLE, new EventDraft(EventType.ORDER_CREATED, named(order)));
            units.add(unit.seal(NONE));
        }
        return units;
    }

    private static ObjectNode named(ObjectNode order) {
        return order.deepCopy().put("orderId", "warm-up-" + UUID.randomUUID());
    }

    @Override
    public void close() {
        cases.close();
    }
}
