/** HTTP in: the paths of the simulated systems, their ledgers, and what is wrong with them on purpose. */
@NullMarked
package linkspan.lab.sandbox.door;

import org.jspecify.annotations.NullMarked;
