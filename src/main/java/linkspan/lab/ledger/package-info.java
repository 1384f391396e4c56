/** What simulated systems say took effect, counted and judged. */
@NullMarked
package linkspan.lab.ledger;

import org.jspecify.annotations.NullMarked;
