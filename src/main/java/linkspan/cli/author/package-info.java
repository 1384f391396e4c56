/** The commands of those who write routes and mappings. */
@NullMarked
package linkspan.cli.author;

import org.jspecify.annotations.NullMarked;
