@NullMarked
package linkspan.sandbox;

import org.jspecify.annotations.NullMarked;
