/** What the addresses in a route must be like: those of mappings, events and systems. */
@NullMarked
package linkspan.author.lint.address;

import org.jspecify.annotations.NullMarked;
