/** A unit of work round every route that one of Camel's own consumers starts: a timer, a file, a schedule, a queue. */
@NullMarked
package linkspan.inbound.consumer;

import org.jspecify.annotations.NullMarked;
