@NullMarked
package linkspan.lab.sandbox.erp;

import org.jspecify.annotations.NullMarked;
