/** Reading XML from strangers: no DTD, no entities, nothing fetched, bounded. */
@NullMarked
package linkspan.platform.xml;

import org.jspecify.annotations.NullMarked;
