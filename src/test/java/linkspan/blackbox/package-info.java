/** Plays seeded histories against real hubs and judges them from outside: shares no code with the hub. */
@NullMarked
package linkspan.blackbox;

import org.jspecify.annotations.NullMarked;
