/** Where each poll stands, in the hub's database. */
@NullMarked
package linkspan.inbound.poll.checkpoint;

import org.jspecify.annotations.NullMarked;
