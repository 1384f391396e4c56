@NullMarked
package linkspan.operations.audit;

import org.jspecify.annotations.NullMarked;
