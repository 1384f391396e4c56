/** How the hub's figures are measured where the default would not tell enough. */
@NullMarked
package linkspan.meter;

import org.jspecify.annotations.NullMarked;
