@NullMarked
package linkspan.author.mapping;

import org.jspecify.annotations.NullMarked;
