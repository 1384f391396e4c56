/** The simulated carriers: parcels, and answers in each carrier's own form. */
@NullMarked
package linkspan.lab.sandbox.tms;

import org.jspecify.annotations.NullMarked;
