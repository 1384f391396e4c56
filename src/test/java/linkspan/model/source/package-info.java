@NullMarked
package linkspan.model.source;

import org.jspecify.annotations.NullMarked;
