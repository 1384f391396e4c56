package linkspan.lab.process;

import linkspan.lab.client.Unanswered;

/** A child did not start, or ended by itself; the message holds the end of its log. */
public final class ChildFailed extends Unanswered {
    ChildFailed(String message) {
        super(message);
    }
}
