/** Which of an author's files needs which: what an edit touches is checked again as soon as it is saved. */
@NullMarked
package linkspan.author.use;

import org.jspecify.annotations.NullMarked;
