/** A database in memory for the simulator: the SQL that the stores speak, with row locks and PostgreSQL's READ COMMITTED. */
@NullMarked
package linkspan.simulation.sql;

import org.jspecify.annotations.NullMarked;
