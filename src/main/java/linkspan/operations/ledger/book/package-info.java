/** The rows of the ledger: what was accepted, what became of it by minute and system, what is nowhere. */
@NullMarked
package linkspan.operations.ledger.book;

import org.jspecify.annotations.NullMarked;
