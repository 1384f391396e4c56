@NullMarked
package linkspan.lab.drill.nemesis;

import org.jspecify.annotations.NullMarked;
