/** Lets Camel build the routes without starting any, to hear what it has to say, with file, line and column. */
@NullMarked
package linkspan.author.lint.trial;

import org.jspecify.annotations.NullMarked;
