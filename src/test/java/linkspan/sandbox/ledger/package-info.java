@NullMarked
package linkspan.sandbox.ledger;

import org.jspecify.annotations.NullMarked;
