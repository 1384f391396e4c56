/** The reports' database: the one simulated system that speaks JDBC instead of HTTP. */
@NullMarked
package linkspan.lab.sandbox.bi;

import org.jspecify.annotations.NullMarked;
