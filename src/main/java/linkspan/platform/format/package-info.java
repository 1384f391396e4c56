/** What a document is written in: its media type, its characters, and the tree that a mapping reads. */
@NullMarked
package linkspan.platform.format;

import org.jspecify.annotations.NullMarked;
