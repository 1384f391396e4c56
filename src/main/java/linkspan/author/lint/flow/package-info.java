/** Rules that follow a message from route to route: what may not happen on its way. */
@NullMarked
package linkspan.author.lint.flow;

import org.jspecify.annotations.NullMarked;
