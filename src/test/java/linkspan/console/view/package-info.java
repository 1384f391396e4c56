@NullMarked
package linkspan.console.view;

import org.jspecify.annotations.NullMarked;
