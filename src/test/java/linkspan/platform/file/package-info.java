/** Kills and crash points of the embedded database's file. */
@NullMarked
package linkspan.platform.file;

import org.jspecify.annotations.NullMarked;
