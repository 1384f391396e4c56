/** What a page is asked and what it answers, without HTTP. */
@NullMarked
package linkspan.console.visit;

import org.jspecify.annotations.NullMarked;
