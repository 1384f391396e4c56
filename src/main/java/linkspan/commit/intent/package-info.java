/** Routes that ask a system before they answer: what they intend is written first, what came of it afterwards. */
@NullMarked
package linkspan.commit.intent;

import org.jspecify.annotations.NullMarked;
