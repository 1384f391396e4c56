/** Publishing again what was published: for a topic that lost its records, or a system that came too late. */
@NullMarked
package linkspan.delivery.republish;

import org.jspecify.annotations.NullMarked;
