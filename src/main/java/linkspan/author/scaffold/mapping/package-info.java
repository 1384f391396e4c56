/** Writes first mappings: from a system's form to canonical facts, and from canonical facts to a system's form. */
@NullMarked
package linkspan.author.scaffold.mapping;

import org.jspecify.annotations.NullMarked;
