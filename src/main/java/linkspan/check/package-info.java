/** What an author's routes and mappings are checked for, without a broker or a database: lint, examples, cases. */
@NullMarked
package linkspan.check;

import org.jspecify.annotations.NullMarked;
