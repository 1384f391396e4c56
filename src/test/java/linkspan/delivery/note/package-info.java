@NullMarked
package linkspan.delivery.note;

import org.jspecify.annotations.NullMarked;
