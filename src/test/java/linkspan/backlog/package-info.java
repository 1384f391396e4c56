@NullMarked
package linkspan.backlog;

import org.jspecify.annotations.NullMarked;
