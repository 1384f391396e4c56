/** Pages of what goes on by itself and tells when it does not: polls and alerts. */
@NullMarked
package linkspan.console.watch;

import org.jspecify.annotations.NullMarked;
