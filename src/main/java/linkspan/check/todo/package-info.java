/** Finds what {@code new} left open for a person. */
@NullMarked
package linkspan.check.todo;

import org.jspecify.annotations.NullMarked;
