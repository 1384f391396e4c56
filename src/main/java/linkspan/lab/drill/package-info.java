/** Kills the hub under load and counts, from the client's journal and the receivers' ledgers, what came of it. */
@NullMarked
package linkspan.lab.drill;

import org.jspecify.annotations.NullMarked;
