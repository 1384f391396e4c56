/** Which rules are on, when each fires, and where alerts go: {@code routes/_hub/alerts.properties}. */
@NullMarked
package linkspan.operations.alert.term;

import org.jspecify.annotations.NullMarked;
