@NullMarked
package linkspan.author.scaffold.guess;

import org.jspecify.annotations.NullMarked;
