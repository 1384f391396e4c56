@NullMarked
package linkspan.delivery.republish;

import org.jspecify.annotations.NullMarked;
