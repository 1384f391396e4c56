/** The hub as people see it in a browser, on the ops port. */
@NullMarked
package linkspan.console;

import org.jspecify.annotations.NullMarked;
