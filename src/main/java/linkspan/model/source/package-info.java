/** What authors write, as text: read strictly, with the line that is wrong, and the word that was probably meant. */
@NullMarked
package linkspan.model.source;

import org.jspecify.annotations.NullMarked;
