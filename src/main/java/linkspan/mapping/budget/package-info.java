/** How much work one run of a mapping may be: a message, or a mapping, must not keep a thread for good. */
@NullMarked
package linkspan.mapping.budget;

import org.jspecify.annotations.NullMarked;
