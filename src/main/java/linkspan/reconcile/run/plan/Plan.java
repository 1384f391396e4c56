package linkspan.reconcile.run.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import linkspan.model.Topic;
import linkspan.reconcile.compare.Sameness;
import org.jspecify.annotations.Nullable;

/**
 * What a reconcile route says about itself.
 *
 * @param route its id, {@code wms.reconcile-stock}
 * @param system of the route
 */
public record Plan(String route, String system, Side left, Side right, Terms terms, Slots slots, Mending mending) {
    /**
     * One of the two that are compared.
     *
     * @param list the route that hands over its rows, {@code direct:oms.list-stock}
     * @param one the route that hands over what it has of one key, {@code direct:oms.ask-stock}; null: the list is looked through
     * @param sorted its rows come in the order of their keys; else they are sorted here
     * @param sums the route that hands over the sums of each part of its rows; null: it is compared row by row
     */
    public record Side(
            String list,
            @Nullable String one,
            boolean sorted,
            @Nullable String sums) {
        /** One that is compared row by row. */
        public Side(String list, @Nullable String one, boolean sorted) {
            this(list, one, sorted, null);
        }

        /** The system that answers, {@code oms}. */
        public String system() {
            return list.replaceFirst("^direct:(//)?", "").split("\\.", 2)[0];
        }
    }

    /**
     * What counts.
     *
     * @param fields that are compared; empty for all
     * @param amount the numeric field whose difference has a size, or null
     * @param alertOver a difference of more than that is alarming; null: every difference is
     * @param events the topic on which both sides hear of a key, or null where nothing tells them
     * @param settle pause before a difference is looked at again
     * @param looks how often at most, 1 to 10
     * @param window what changed so long before the run before, and since, is compared; null: everything is
     */
    public record Terms(
            Set<String> fields,
            @Nullable String amount,
            @Nullable BigDecimal alertOver,
            @Nullable Topic events,
            Duration settle,
            int looks,
            @Nullable Duration window) {
        public Terms {
            fields = Set.copyOf(fields);
            if (looks < 1 || looks > 10) {
                throw new IllegalArgumentException("looks is 1 to 10, not " + looks);
            }
        }

        public Sameness sameness() {
            return new Sameness(fields);
        }
    }

    /**
     * What is done about a difference.
     *
     * @param record the address that makes the record of a difference out of it, {@code mapping:wms/reconcile-stock}; null: as it is
     * @param repair the route that mends one, {@code direct:wms.repair-stock}; null: a person does elsewhere
     * @param auto a run that finds at most so many has them mended by itself; 0 never
     */
    public record Mending(@Nullable String record, @Nullable String repair, int auto) {}
}
