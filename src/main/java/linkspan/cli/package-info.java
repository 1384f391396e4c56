/** What a person types: one class per command. */
@NullMarked
package linkspan.cli;

import org.jspecify.annotations.NullMarked;
