@NullMarked
package linkspan.lab.process.setting;

import org.jspecify.annotations.NullMarked;
