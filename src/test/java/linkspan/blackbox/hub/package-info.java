/** Processes of a history: hubs, broker, database, burners; started, struck, looked at from outside. */
@NullMarked
package linkspan.blackbox.hub;

import org.jspecify.annotations.NullMarked;
