@NullMarked
package linkspan.dictionary;

import org.jspecify.annotations.NullMarked;
