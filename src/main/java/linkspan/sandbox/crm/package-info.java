/** The simulated customer relations system. */
@NullMarked
package linkspan.sandbox.crm;

import org.jspecify.annotations.NullMarked;
