/** The simulated warehouse and its partner abroad: orders that take stock, and what leaves the house. */
@NullMarked
package linkspan.lab.sandbox.wms;

import org.jspecify.annotations.NullMarked;
