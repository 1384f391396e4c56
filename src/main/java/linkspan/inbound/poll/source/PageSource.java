package linkspan.inbound.poll.source;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a source is asked for one page after the other. Plain calculation: no system is called here. */
public sealed interface PageSource permits Keyset, Cursored {
    /**
     * What the next request says.
     *
     * @param position of the checkpoint, empty at the beginning
     * @param head where this run is, or the position when it begins
     */
    ObjectNode question(ObjectNode position, ObjectNode head);

    /**
     * Makes a page of an answer. Throws {@link linkspan.model.failure.Refused} for one that is none.
     *
     * @param position of the checkpoint
     * @param head for which the source was asked
     */
    RowPage page(ObjectNode position, ObjectNode head, SourceAnswer answer);
}
