/** Databases for tests. */
@NullMarked
package linkspan.platform.database;

import org.jspecify.annotations.NullMarked;
