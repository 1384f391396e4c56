/** What the hub stands on: database, broker, the systems that are joined, forms of documents. Knows no message. */
@NullMarked
package linkspan.platform;

import org.jspecify.annotations.NullMarked;
