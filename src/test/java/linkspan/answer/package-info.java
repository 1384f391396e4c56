@NullMarked
package linkspan.answer;

import org.jspecify.annotations.NullMarked;
