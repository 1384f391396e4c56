/** The simulated access point, which takes UBL documents for the buyers behind it. */
@NullMarked
package linkspan.sandbox.peppol;

import org.jspecify.annotations.NullMarked;
