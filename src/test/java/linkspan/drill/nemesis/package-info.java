@NullMarked
package linkspan.drill.nemesis;

import org.jspecify.annotations.NullMarked;
