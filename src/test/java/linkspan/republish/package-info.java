@NullMarked
package linkspan.republish;

import org.jspecify.annotations.NullMarked;
