/** What all know: canonical events, their types and topics, and the JSON they are written in. */
@NullMarked
package linkspan.model;

import org.jspecify.annotations.NullMarked;
