@NullMarked
package linkspan.operations.alert.watch;

import org.jspecify.annotations.NullMarked;
