/** What a call sends: documents, forms, parts of a multipart message. */
@NullMarked
package linkspan.outbound.content;

import org.jspecify.annotations.NullMarked;
