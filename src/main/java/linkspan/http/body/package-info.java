/** Bodies on their way in: within the port's memory, fairly shared among the addresses that send, and not too slowly. */
@NullMarked
package linkspan.http.body;

import org.jspecify.annotations.NullMarked;
