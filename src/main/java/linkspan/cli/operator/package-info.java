/** Commands of those who look after a running hub: each asks its ops port and prints the answer. */
@NullMarked
package linkspan.cli.operator;

import org.jspecify.annotations.NullMarked;
