/** What an attempt to reach a system came to, and what that means: retry, refuse, wait for a person, open the breaker. */
@NullMarked
package linkspan.platform.resilience;

import org.jspecify.annotations.NullMarked;
