package linkspan.lab.drill.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import linkspan.lab.drill.load.OrderStory;
import linkspan.lab.drill.nemesis.Battlefield;
import linkspan.lab.drill.nemesis.Nemesis;
import linkspan.lab.drill.nemesis.NemesisFindings;

/**
 * No misfortune, but the hardest order: 100 versions of each of 200 orders, every version told to another hub than the
 * one before. Receivers count what came too late.
 */
public final class Crossing implements Nemesis {
    private static final int KEYS = 200;
    private static final int VERSIONS = 100;
    private static final int TELLERS = 20;
    private static final long FIRST = 5_000_000_000_000L;

    @Override
    public NemesisFindings strike(Battlefield field) throws InterruptedException {
        long begun = field.micros();
        ExecutorService tellers = Executors.newFixedThreadPool(TELLERS, task -> new Thread(task, "drill-teller"));
        try {
            List<Future<?>> told = new ArrayList<>();
            for (int teller = 0; teller < TELLERS; teller++) {
                int first = teller;
                told.add(tellers.submit(() -> {
                    tell(field, first);
                    return null;
                }));
            }
            for (Future<?> each : told) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(e.getCause()), e);
        } finally {
            tellers.shutdownNow();
        }
        field.say(KEYS * VERSIONS + " versions of " + KEYS + " orders were told to hubs in turn");
        return new NemesisFindings(
                "crossing",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("keys", KEYS)
                        .put("events", KEYS * VERSIONS)
                        .put("seconds", (field.micros() - begun) / 1_000_000),
                List.of(),
                List.of());
    }

    /** Its keys version by version, so that many keys are on their way at once. */
    private static void tell(Battlefield field, int teller) throws InterruptedException {
        List<OrderStory> stories = new ArrayList<>();
        for (int key = teller; key < KEYS; key += TELLERS) {
            stories.add(
                    OrderStory.ofVersions(FIRST + key, VERSIONS, field.clock().instant()));
        }
        for (int version = 0; version < VERSIONS; version++) {
            for (OrderStory story : stories) {
                field.shop().tell(story.messages().get(version), story.orderId(), version);
            }
        }
    }
}
