/** Mappings tried in the browser before anybody changes them. */
@NullMarked
package linkspan.console.draft;

import org.jspecify.annotations.NullMarked;
