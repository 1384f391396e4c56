@NullMarked
package linkspan.position.note;

import org.jspecify.annotations.NullMarked;
