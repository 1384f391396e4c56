/** The file of the embedded database: its head always names the newest commit, whatever H2 writes there. */
@NullMarked
package linkspan.platform.file;

import org.jspecify.annotations.NullMarked;
