/** Measures what was promised in figures: hub, systems and load in JVMs of their own, over HTTP. */
@NullMarked
package linkspan.lab.bench;

import org.jspecify.annotations.NullMarked;
