/** Which of an author's files needs which: who has to be checked again after an edit, and what nobody needs. */
@NullMarked
package linkspan.check.use;

import org.jspecify.annotations.NullMarked;
