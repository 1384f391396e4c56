@NullMarked
package linkspan.lab.sandbox;

import org.jspecify.annotations.NullMarked;
