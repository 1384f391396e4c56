/** Guarantee cards: what each route promises, and whether its steps keep it. */
@NullMarked
package linkspan.author.card;

import org.jspecify.annotations.NullMarked;
