/** Rules for a single route file: its name, its ids, its description, its cases. */
@NullMarked
package linkspan.author.lint.file;

import org.jspecify.annotations.NullMarked;
