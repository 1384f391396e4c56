/** Dead letters put right by a person: their causes, what today's mapping makes of them, edits that can be undone. */
@NullMarked
package linkspan.operations.letters.mend;

import org.jspecify.annotations.NullMarked;
