/** What is noted of a delivery before it begins, so that a hub that ends in the middle leaves more than silence. */
@NullMarked
package linkspan.position.note;

import org.jspecify.annotations.NullMarked;
