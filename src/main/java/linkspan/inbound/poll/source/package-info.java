/** Pages: what a source answered as rows, and where its next page begins. */
@NullMarked
package linkspan.inbound.poll.source;

import org.jspecify.annotations.NullMarked;
