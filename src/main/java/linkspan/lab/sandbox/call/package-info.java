/** What a simulated system is told and what it answers, free of HTTP. */
@NullMarked
package linkspan.lab.sandbox.call;

import org.jspecify.annotations.NullMarked;
