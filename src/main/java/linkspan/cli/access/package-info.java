/** Who may do what, who did what, and whose data goes. */
@NullMarked
package linkspan.cli.access;

import org.jspecify.annotations.NullMarked;
