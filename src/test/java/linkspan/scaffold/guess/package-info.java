@NullMarked
package linkspan.scaffold.guess;

import org.jspecify.annotations.NullMarked;
