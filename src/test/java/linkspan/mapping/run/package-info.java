@NullMarked
package linkspan.mapping.run;

import org.jspecify.annotations.NullMarked;
