/** Documents field by field, and what a mapping's name says of the documents that it gets. */
@NullMarked
package linkspan.field;

import org.jspecify.annotations.NullMarked;
