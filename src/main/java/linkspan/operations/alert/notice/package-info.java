/** What is still to be told of alerts, and who tells it. */
@NullMarked
package linkspan.operations.alert.notice;

import org.jspecify.annotations.NullMarked;
