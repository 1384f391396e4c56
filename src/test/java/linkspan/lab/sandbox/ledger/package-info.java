@NullMarked
package linkspan.lab.sandbox.ledger;

import org.jspecify.annotations.NullMarked;
