/** How long things are kept, and what is done again and again beside the messages. */
@NullMarked
package linkspan.operations.retention;

import org.jspecify.annotations.NullMarked;
