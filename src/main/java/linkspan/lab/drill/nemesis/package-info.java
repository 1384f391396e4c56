/** What goes wrong in a drill: one class per misfortune, with what it has to find out. */
@NullMarked
package linkspan.lab.drill.nemesis;

import org.jspecify.annotations.NullMarked;
