/** Fetching what is new from systems that do not post: page after page, each page's rows and its checkpoint in one commit. */
@NullMarked
package linkspan.inbound.poll;

import org.jspecify.annotations.NullMarked;
