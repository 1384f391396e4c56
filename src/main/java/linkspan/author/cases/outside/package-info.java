/** Stands for the world around a route while a case is played: notes what leaves and answers as the case says. */
@NullMarked
package linkspan.author.cases.outside;

import org.jspecify.annotations.NullMarked;
