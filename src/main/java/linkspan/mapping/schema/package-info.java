/** Canonical schemas field by field: path, title, unit, example, and whether the field is personal. */
@NullMarked
package linkspan.mapping.schema;

import org.jspecify.annotations.NullMarked;
