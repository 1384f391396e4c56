/** The simulated finance system, spoken to by SOAP 1.1. */
@NullMarked
package linkspan.lab.sandbox.erp;

import org.jspecify.annotations.NullMarked;
