/** HTTP in: the paths of the simulated systems, their ledgers and the switches of their faults. */
@NullMarked
package linkspan.sandbox.door;

import org.jspecify.annotations.NullMarked;
