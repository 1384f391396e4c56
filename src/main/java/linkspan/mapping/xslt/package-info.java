/** Mappings in XSLT: a canonical document in, XML out, and nothing else within reach. */
@NullMarked
package linkspan.mapping.xslt;

import org.jspecify.annotations.NullMarked;
