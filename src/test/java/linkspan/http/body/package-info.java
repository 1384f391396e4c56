@NullMarked
package linkspan.http.body;

import org.jspecify.annotations.NullMarked;
