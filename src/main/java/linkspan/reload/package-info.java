/** Dev mode: edited routes and mappings replace the running ones, or are refused and change nothing. */
@NullMarked
package linkspan.reload;

import org.jspecify.annotations.NullMarked;
