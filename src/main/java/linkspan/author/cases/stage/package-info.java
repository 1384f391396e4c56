/** Plays a route: everything in it is real but what leaves the process, which is recorded and answered by the case. */
@NullMarked
package linkspan.author.cases.stage;

import org.jspecify.annotations.NullMarked;
