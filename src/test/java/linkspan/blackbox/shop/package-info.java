/** Senders of a history: what they tell, how they sign, what they were answered. */
@NullMarked
package linkspan.blackbox.shop;

import org.jspecify.annotations.NullMarked;
