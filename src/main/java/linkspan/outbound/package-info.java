/** How systems are reached from a route: over HTTP, as rows of a database, and by the names they know. */
@NullMarked
package linkspan.outbound;

import org.jspecify.annotations.NullMarked;
