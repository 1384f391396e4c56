/** The pages: one a class. */
@NullMarked
package linkspan.console.page;

import org.jspecify.annotations.NullMarked;
