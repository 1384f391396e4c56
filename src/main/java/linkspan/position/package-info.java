/** How far each system is with each key: the one row that decides, what waits behind it, what has happened. */
@NullMarked
package linkspan.position;

import org.jspecify.annotations.NullMarked;
