@NullMarked
package linkspan.sandbox.wms;

import org.jspecify.annotations.NullMarked;
