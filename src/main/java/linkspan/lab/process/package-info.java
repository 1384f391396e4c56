/** JVMs of their own, started from this one's class path: a hub that may be killed, a sandbox that must not be. */
@NullMarked
package linkspan.lab.process;

import org.jspecify.annotations.NullMarked;
