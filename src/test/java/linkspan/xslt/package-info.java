@NullMarked
package linkspan.xslt;

import org.jspecify.annotations.NullMarked;
