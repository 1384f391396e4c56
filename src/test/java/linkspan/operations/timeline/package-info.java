@NullMarked
package linkspan.operations.timeline;

import org.jspecify.annotations.NullMarked;
