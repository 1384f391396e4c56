/** Drafts of mappings, tried on a copy of the folder. */
@NullMarked
package linkspan.author.draft;

import org.jspecify.annotations.NullMarked;
