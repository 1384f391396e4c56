@NullMarked
package linkspan.client;

import org.jspecify.annotations.NullMarked;
