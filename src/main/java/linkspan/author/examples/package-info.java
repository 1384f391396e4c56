/** A mapping's examples: what comes in, and what is to come out or how it is to be refused. */
@NullMarked
package linkspan.author.examples;

import org.jspecify.annotations.NullMarked;
