package linkspan.author.cases.stage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import linkspan.author.cases.outside.Scene;
import linkspan.author.cases.play.EndWord;
import linkspan.author.cases.play.Played.Ended;
import linkspan.commit.Answer;
import linkspan.commit.SealedUnit;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.poll.PollTrial;

/** One page of a route that polls: its events, its letters, and the checkpoint, which leaves from the step {@code page}. */
final class StagePoll {
    private static final Answer NONE = new Answer(200, "", "");
    private final Scene scene;

    StagePoll(Scene scene) {
        this.scene = scene;
    }

    /** The route has ended without a failure. */
    void ended(PollTrial page, ObjectNode checkpoint, UnitOfWork unit, List<Ended> ends) {
        Throwable undecided = page.undecided();
        if (undecided != null) {
            scene.commits(List.of());
            ends.add(CaseEnd.handedOn(EndWord.FAILED, undecided));
            return;
        }
        page.letters().forEach(letter -> ends.add(CaseEnd.of(EndWord.KEPT, letter.code(), "", letter.why())));
        List<SealedUnit> units = new ArrayList<>(page.rows());
        units.add(unit.seal(NONE));
        scene.commits(units);
        if (!checkpoint.isEmpty()) { // a file's place is a line, which a case of one page has no word for
            scene.at("page");
            scene.leaves(JsonNodeFactory.instance.objectNode().set("json", checkpoint));
        }
    }
}
