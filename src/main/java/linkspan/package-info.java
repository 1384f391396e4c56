/** The program: command line entry, configuration, and the wiring of all features into one hub. */
@NullMarked
package linkspan;

import org.jspecify.annotations.NullMarked;
