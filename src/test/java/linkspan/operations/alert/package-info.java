@NullMarked
package linkspan.operations.alert;

import org.jspecify.annotations.NullMarked;
