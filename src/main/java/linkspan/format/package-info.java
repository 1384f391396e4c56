/** What a document is written in: its media type, its characters, and the tree that a mapping reads. */
@NullMarked
package linkspan.format;

import org.jspecify.annotations.NullMarked;
