@NullMarked
package linkspan.sandbox.fault;

import org.jspecify.annotations.NullMarked;
