/** The hub's own database: opening, migrating, short transactions. */
@NullMarked
package linkspan.platform.database;

import org.jspecify.annotations.NullMarked;
