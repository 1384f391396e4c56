/** Pages that show whether anything is missing. */
@NullMarked
package linkspan.console.proof;

import org.jspecify.annotations.NullMarked;
