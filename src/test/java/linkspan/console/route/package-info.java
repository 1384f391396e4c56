@NullMarked
package linkspan.console.route;

import org.jspecify.annotations.NullMarked;
