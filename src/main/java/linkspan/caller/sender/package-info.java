/** The other side of who sent a request: what whoever poses as a system sends to be believed. */
@NullMarked
package linkspan.caller.sender;

import org.jspecify.annotations.NullMarked;
