/** What a request must be before a route sees it: sender, content type, key, well-formed document. */
@NullMarked
package linkspan.inbound.admission;

import org.jspecify.annotations.NullMarked;
