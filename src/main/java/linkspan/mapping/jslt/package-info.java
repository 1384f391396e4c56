/** The mapping engine for {@code .jslt} files: JSON to JSON, decimals exact, errors with file, line and input path. */
@NullMarked
package linkspan.mapping.jslt;

import org.jspecify.annotations.NullMarked;
