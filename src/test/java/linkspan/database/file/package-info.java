/** Kills and crash points of the embedded database's file. */
@NullMarked
package linkspan.database.file;

import org.jspecify.annotations.NullMarked;
