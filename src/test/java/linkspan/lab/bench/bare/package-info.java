/**
 * What the hub is measured against: a plain program that a team would write, Vert.x and JDBC, with the same rows in the same database.
 * It shares no code with the hub.
 */
@NullMarked
package linkspan.lab.bench.bare;

import org.jspecify.annotations.NullMarked;
