package linkspan.author.cases.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import linkspan.author.cases.outside.Scene;
import linkspan.author.cases.play.EndWord;
import linkspan.author.cases.play.Played.Ended;
import linkspan.commit.Answer;
import linkspan.commit.SealedUnit;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.route.RouteRun;
import linkspan.inbound.route.Ruling;
import linkspan.inbound.route.page.PartEnd;
import linkspan.inbound.route.page.PartTrial;
import linkspan.model.Json;

/** Takes a case's message apart as the hub would: its sound elements leave, each bad one is kept. */
final class StagePage {
    private static final Answer NONE = new Answer(200, "", "");
    private static final int LONGEST_S = 10;
    private final CaseReceiveComponent receive;
    private final Scene scene;
    private final String route;

    StagePage(CaseReceiveComponent receive, Scene scene, String route) {
        this.receive = receive;
        this.scene = scene;
        this.route = route;
    }

    /** What is handed over row by row, as a list. */
    static JsonNode all(Iterator<?> rows) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        rows.forEachRemaining(row -> all.add(Json.of(row)));
        return all;
    }

    /** How the bad elements ended; empty where the message is no page. */
    Optional<List<Ended>> takeApart(JsonNode message, Map<String, Object> properties) {
        CompletableFuture<Optional<PartTrial.Elements>> found = new CompletableFuture<>();
        new PartTrial(
                        message,
                        (part, number, ended) -> {
                            UnitOfWork unit = new UnitOfWork();
                            receive.run(
                                    route,
                                    new RouteRun(
                                            part, unit, properties, Ruling.WhenRefused.KEEP, (ruling, finished) -> {
                                                PartEnd result = PartEnd.of(ruling, unit, NONE);
                                                finished.run();
                                                ended.accept(result);
                                            }));
                        },
                        Runnable::run,
                        elements -> found.complete(Optional.ofNullable(elements)))
                .start();
        return found.completeOnTimeout(Optional.empty(), LONGEST_S, TimeUnit.SECONDS)
                .join()
                .map(this::played);
    }

    private List<Ended> played(PartTrial.Elements elements) {
        List<SealedUnit> sound = new ArrayList<>();
        List<Ended> bad = new ArrayList<>();
        for (int i = 0; i < elements.ends().size(); i++) {
            PartEnd end = elements.ends().get(i);
            if (end instanceof PartEnd.Good good) {
                sound.add(good.unit());
            }
            if (end instanceof PartEnd.Bad letter) {
                bad.add(CaseEnd.of(
                        EndWord.KEPT, letter.code(), "", elements.page().name(i) + ": " + letter.why()));
            }
        }
        scene.commits(sound);
        return bad;
    }
}
