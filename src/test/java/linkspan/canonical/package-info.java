@NullMarked
package linkspan.canonical;

import org.jspecify.annotations.NullMarked;
