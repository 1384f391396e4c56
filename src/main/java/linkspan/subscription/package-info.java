/** From when a system gets events. */
@NullMarked
package linkspan.subscription;

import org.jspecify.annotations.NullMarked;
