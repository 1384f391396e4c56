@NullMarked
package linkspan.author.card;

import org.jspecify.annotations.NullMarked;
