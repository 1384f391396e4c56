/** How the hub's figures are measured, and how much waits. */
@NullMarked
package linkspan.operations.meter;

import org.jspecify.annotations.NullMarked;
