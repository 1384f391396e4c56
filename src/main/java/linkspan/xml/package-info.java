/** Reading XML from strangers: no DTD, no entities, nothing fetched, bounded. */
@NullMarked
package linkspan.xml;

import org.jspecify.annotations.NullMarked;
