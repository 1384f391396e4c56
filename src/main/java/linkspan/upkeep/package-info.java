/** What is done again and again beside the messages. */
@NullMarked
package linkspan.upkeep;

import org.jspecify.annotations.NullMarked;
