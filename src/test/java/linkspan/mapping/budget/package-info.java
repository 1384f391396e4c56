@NullMarked
package linkspan.mapping.budget;

import org.jspecify.annotations.NullMarked;
