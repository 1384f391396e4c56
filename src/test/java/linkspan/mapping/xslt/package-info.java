@NullMarked
package linkspan.mapping.xslt;

import org.jspecify.annotations.NullMarked;
