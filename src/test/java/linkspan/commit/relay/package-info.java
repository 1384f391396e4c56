@NullMarked
package linkspan.commit.relay;

import org.jspecify.annotations.NullMarked;
