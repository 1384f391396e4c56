/** The simulated carriers: parcels, and answers in each carrier's own form. */
@NullMarked
package linkspan.sandbox.tms;

import org.jspecify.annotations.NullMarked;
