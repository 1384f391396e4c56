/** Receivers of a history, each with its own manners, and the ledger of what reached them. */
@NullMarked
package linkspan.blackbox.receiver;

import org.jspecify.annotations.NullMarked;
