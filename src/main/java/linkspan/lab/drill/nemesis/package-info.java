/** What every fault of a drill is given to work on, and has to find out. */
@NullMarked
package linkspan.lab.drill.nemesis;

import org.jspecify.annotations.NullMarked;
