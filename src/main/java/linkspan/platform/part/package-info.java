/** Which part of a split message something belongs to. */
@NullMarked
package linkspan.platform.part;

import org.jspecify.annotations.NullMarked;
