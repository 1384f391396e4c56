@NullMarked
package linkspan.broker;

import org.jspecify.annotations.NullMarked;
