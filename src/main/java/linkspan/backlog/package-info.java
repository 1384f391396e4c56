/** How much waits: figures for metrics and for people. */
@NullMarked
package linkspan.backlog;

import org.jspecify.annotations.NullMarked;
