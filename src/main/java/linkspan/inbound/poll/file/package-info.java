/** Files that are read row by row, never whole: CSV and XML. */
@NullMarked
package linkspan.inbound.poll.file;

import org.jspecify.annotations.NullMarked;
