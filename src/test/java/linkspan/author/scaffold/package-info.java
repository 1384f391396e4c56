@NullMarked
package linkspan.author.scaffold;

import org.jspecify.annotations.NullMarked;
