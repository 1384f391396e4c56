/** Dev mode: edited routes and mappings replace the running ones, or are refused and change nothing. */
@NullMarked
package linkspan.author.reload;

import org.jspecify.annotations.NullMarked;
