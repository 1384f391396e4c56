/** A marketplace that posts nothing: its orders are fetched, page by page, and not too often. */
@NullMarked
package linkspan.lab.sandbox.amazon;

import org.jspecify.annotations.NullMarked;
