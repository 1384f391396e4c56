@NullMarked
package linkspan.operations.search;

import org.jspecify.annotations.NullMarked;
