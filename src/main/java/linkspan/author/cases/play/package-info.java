/** What a case says (messages, replies, failures) and what was seen when it was played. */
@NullMarked
package linkspan.author.cases.play;

import org.jspecify.annotations.NullMarked;
