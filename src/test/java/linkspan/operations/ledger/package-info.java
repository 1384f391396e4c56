@NullMarked
package linkspan.operations.ledger;

import org.jspecify.annotations.NullMarked;
