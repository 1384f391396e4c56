@NullMarked
package linkspan.http;

import org.jspecify.annotations.NullMarked;
