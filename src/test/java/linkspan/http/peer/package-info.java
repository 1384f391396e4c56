@NullMarked
package linkspan.http.peer;

import org.jspecify.annotations.NullMarked;
