/** What a sender is told: the mission's envelope or problem+json, in Chinese or English. */
@NullMarked
package linkspan.answer;

import org.jspecify.annotations.NullMarked;
