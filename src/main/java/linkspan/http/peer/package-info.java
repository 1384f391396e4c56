/** Who is at the other end of a connection, as far as an address can tell, also behind proxies. */
@NullMarked
package linkspan.http.peer;

import org.jspecify.annotations.NullMarked;
