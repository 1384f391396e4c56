/** Route files as trees whose every value knows its place, and the routes, steps and addresses in them. */
@NullMarked
package linkspan.author.source;

import org.jspecify.annotations.NullMarked;
