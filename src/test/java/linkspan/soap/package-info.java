@NullMarked
package linkspan.soap;

import org.jspecify.annotations.NullMarked;
