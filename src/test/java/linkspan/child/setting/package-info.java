@NullMarked
package linkspan.child.setting;

import org.jspecify.annotations.NullMarked;
