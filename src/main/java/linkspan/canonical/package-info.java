/** Reads the canonical schemas for people: their fields one by one, with title, unit, example and mark. */
@NullMarked
package linkspan.canonical;

import org.jspecify.annotations.NullMarked;
