/** The branches of mappings, and which of them ran. */
@NullMarked
package linkspan.branch;

import org.jspecify.annotations.NullMarked;
