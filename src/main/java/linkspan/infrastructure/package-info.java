/** The database and the broker that a hub stands on, by its environment. */
@NullMarked
package linkspan.infrastructure;

import org.jspecify.annotations.NullMarked;
