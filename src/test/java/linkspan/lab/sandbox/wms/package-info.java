@NullMarked
package linkspan.lab.sandbox.wms;

import org.jspecify.annotations.NullMarked;
