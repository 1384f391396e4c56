/** The tools of those who write routes and mappings: check, preview, reload, scaffolding, dictionaries. */
@NullMarked
package linkspan.author;

import org.jspecify.annotations.NullMarked;
