@NullMarked
package linkspan.timeline;

import org.jspecify.annotations.NullMarked;
