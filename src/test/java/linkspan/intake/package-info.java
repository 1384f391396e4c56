@NullMarked
package linkspan.intake;

import org.jspecify.annotations.NullMarked;
