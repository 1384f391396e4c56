@NullMarked
package linkspan.cli.author;

import org.jspecify.annotations.NullMarked;
