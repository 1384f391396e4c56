/** What travels: canonical events, their types and topics, and the JSON they are written in. */
@NullMarked
package linkspan.event;

import org.jspecify.annotations.NullMarked;
