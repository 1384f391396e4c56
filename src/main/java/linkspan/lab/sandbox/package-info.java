/** Simulated systems with ledgers: what took effect is counted at the receiver, not by the hub. */
@NullMarked
package linkspan.lab.sandbox;

import org.jspecify.annotations.NullMarked;
