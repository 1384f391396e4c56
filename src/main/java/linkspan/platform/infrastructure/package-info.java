/** The database and the broker that a hub stands on, by its environment. */
@NullMarked
package linkspan.platform.infrastructure;

import org.jspecify.annotations.NullMarked;
