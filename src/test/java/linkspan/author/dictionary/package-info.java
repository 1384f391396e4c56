@NullMarked
package linkspan.author.dictionary;

import org.jspecify.annotations.NullMarked;
