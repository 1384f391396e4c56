/** What is collected and committed: events, their types and topics, and the JSON they travel as. */
@NullMarked
package linkspan.event;

import org.jspecify.annotations.NullMarked;
