@NullMarked
package linkspan.author.compat;

import org.jspecify.annotations.NullMarked;
