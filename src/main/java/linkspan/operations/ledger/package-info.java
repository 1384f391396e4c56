/** The conservation ledger: what was accepted is in effect, under way, dead or discarded, by identity, or it is named. */
@NullMarked
package linkspan.operations.ledger;

import org.jspecify.annotations.NullMarked;
