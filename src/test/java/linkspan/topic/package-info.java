@NullMarked
package linkspan.topic;

import org.jspecify.annotations.NullMarked;
