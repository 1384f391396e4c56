/** How a message looks to somebody else: finds, compiles and runs the files under {@code mappings/}. */
@NullMarked
package linkspan.mapping;

import org.jspecify.annotations.NullMarked;
