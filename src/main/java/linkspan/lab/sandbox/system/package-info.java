/** The simulated systems behind HTTP: what they decide about a call and what an effect changes in them. */
@NullMarked
package linkspan.lab.sandbox.system;

import org.jspecify.annotations.NullMarked;
