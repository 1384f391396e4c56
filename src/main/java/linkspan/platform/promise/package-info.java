/** What a route promises, in words. */
@NullMarked
package linkspan.platform.promise;

import org.jspecify.annotations.NullMarked;
