@NullMarked
package linkspan.inbox;

import org.jspecify.annotations.NullMarked;
