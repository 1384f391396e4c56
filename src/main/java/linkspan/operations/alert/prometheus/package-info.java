/** The rules of alerts as Prometheus reads them. */
@NullMarked
package linkspan.operations.alert.prometheus;

import org.jspecify.annotations.NullMarked;
