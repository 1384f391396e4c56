/** Route files as trees whose every value knows its place, and the routes, steps and addresses that stand in them. */
@NullMarked
package linkspan.check.route.file;

import org.jspecify.annotations.NullMarked;
