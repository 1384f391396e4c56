/** What the orders of simulated systems come to. */
@NullMarked
package linkspan.lab.sandbox.total;

import org.jspecify.annotations.NullMarked;
