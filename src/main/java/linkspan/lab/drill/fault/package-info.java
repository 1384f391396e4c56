/** What goes wrong in a drill on purpose: one class per fault, and those that play several in turn. */
@NullMarked
package linkspan.lab.drill.fault;

import org.jspecify.annotations.NullMarked;
