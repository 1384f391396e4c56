/** Databases for tests. */
@NullMarked
package linkspan.database;

import org.jspecify.annotations.NullMarked;
