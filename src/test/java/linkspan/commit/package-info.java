@NullMarked
package linkspan.commit;

import org.jspecify.annotations.NullMarked;
