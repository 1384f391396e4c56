/** The reports' database: the one simulated system that speaks JDBC instead of HTTP. */
@NullMarked
package linkspan.sandbox.bi;

import org.jspecify.annotations.NullMarked;
