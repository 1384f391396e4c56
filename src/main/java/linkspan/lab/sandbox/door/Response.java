package linkspan.lab.sandbox.door;

import java.time.Duration;
import linkspan.lab.sandbox.call.SystemAnswer;

/** What goes back over the wire, and how much later. */
sealed interface Response {
    Duration after();

    record Reply(Duration after, SystemAnswer answer) implements Response {}

    /** The connection is closed without an answer. */
    record HangUp(Duration after) implements Response {}
}
