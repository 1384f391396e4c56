package linkspan.inbound.route.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import linkspan.model.EventDraft;
import org.jspecify.annotations.Nullable;

/**
 * Finds out by trial which list of a document makes it a page, and what becomes of its elements.
 *
 * <p>No author says so: each element is run alone, as a document with a list of one. That the list is one of facts, and not
 * of an order's lines, is proved by running two sound elements together: as many facts must come of it, the same ones, as of
 * each alone. A list of lines makes one fact of both and is left whole. Where one element alone is sound it is run twice
 * in one list. One run after the other, each on the executor; at most {@value #MOST_RUNS} runs a document.
 */
public final class PartTrial {
    /** The elements of a page, each with how the route ended on it, in their order. */
    public record Elements(Page page, List<PartEnd> ends) {
        public Elements {
            ends = List.copyOf(ends);
        }
    }

    private static final int MOST_RUNS = 3_000;
    private final PartRoute route;
    private final Executor executor;
    private final Consumer<@Nullable Elements> found;
    private final Deque<Page> pages;
    private final List<PartEnd> ends = new ArrayList<>();
    private boolean proved;
    private int runs;

    /** Calls {@code found} once, with null where the document is no page or nothing in it is sound. */
    public PartTrial(JsonNode document, PartRoute route, Executor executor, Consumer<@Nullable Elements> found) {
        this.pages = new ArrayDeque<>(Page.in(document));
        this.route = route;
        this.executor = executor;
        this.found = found;
    }

    public void start() {
        executor.execute(this::next);
    }

    private void next() {
        Page page = pages.peek();
        if (page == null || runs >= MOST_RUNS) {
            found.accept(null);
            return;
        }
        int index = ends.size();
        if (index < page.size()) {
            run(page.with(index), end -> ended(page, end));
            return;
        }
        List<Integer> telling = telling();
        if (proved || telling.isEmpty()) {
            found.accept(proved ? new Elements(page, ends) : null);
            return;
        }
        prove(page, telling.get(0), telling.get(0));
    }

    private void ended(Page page, PartEnd end) {
        if (end instanceof PartEnd.Unknown) {
            found.accept(null);
            return;
        }
        ends.add(end);
        List<Integer> telling = telling();
        if (!proved && telling.size() == 2) {
            prove(page, telling.get(0), telling.get(1));
            return;
        }
        start();
    }

    /** Sound elements of which something follows. */
    private List<Integer> telling() {
        List<Integer> telling = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            if (ends.get(i) instanceof PartEnd.Good good && !good.facts().isEmpty()) {
                telling.add(i);
            }
        }
        return telling;
    }

    private void prove(Page page, int one, int other) {
        List<EventDraft> apart = new ArrayList<>(facts(one));
        apart.addAll(facts(other));
        run(page.with(one, other), end -> {
            proved = end instanceof PartEnd.Good both && both.facts().equals(apart);
            if (!proved) {
                pages.remove();
                ends.clear();
            }
            start();
        });
    }

    private List<EventDraft> facts(int index) {
        return ((PartEnd.Good) ends.get(index)).facts();
    }

    private void run(JsonNode part, Consumer<PartEnd> ended) {
        route.run(part, runs++, ended);
    }
}
