/** A request as the hub sees it: the facts that are looked at, the raw body, and what answers on a path. */
@NullMarked
package linkspan.request;

import org.jspecify.annotations.NullMarked;
