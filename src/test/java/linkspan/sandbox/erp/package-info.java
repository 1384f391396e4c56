@NullMarked
package linkspan.sandbox.erp;

import org.jspecify.annotations.NullMarked;
