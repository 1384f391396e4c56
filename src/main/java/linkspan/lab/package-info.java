/** Programs beside the hub that try it: simulated systems, demo, drill, bench. Nothing but the command line knows them. */
@NullMarked
package linkspan.lab;

import org.jspecify.annotations.NullMarked;
