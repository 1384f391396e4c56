/** A sample of what a system sends, and the places in it. */
@NullMarked
package linkspan.author.scaffold.sample;

import org.jspecify.annotations.NullMarked;
