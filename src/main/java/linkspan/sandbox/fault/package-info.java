/** What is wrong with a simulated system on purpose, for every call or for single orders. */
@NullMarked
package linkspan.sandbox.fault;

import org.jspecify.annotations.NullMarked;
