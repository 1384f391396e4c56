@NullMarked
package linkspan.scaffold;

import org.jspecify.annotations.NullMarked;
