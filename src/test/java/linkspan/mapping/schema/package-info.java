@NullMarked
package linkspan.mapping.schema;

import org.jspecify.annotations.NullMarked;
