@NullMarked
package linkspan.source;

import org.jspecify.annotations.NullMarked;
