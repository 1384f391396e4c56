/** Checks everything under {@code mappings/}: it compiles, is used, has examples, and makes what the schemas say. */
@NullMarked
package linkspan.author.mapping;

import org.jspecify.annotations.NullMarked;
