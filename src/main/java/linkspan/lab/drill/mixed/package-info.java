/** Every kind of misfortune in turn, as the seed says, and those that befall receivers. */
@NullMarked
package linkspan.lab.drill.mixed;

import org.jspecify.annotations.NullMarked;
