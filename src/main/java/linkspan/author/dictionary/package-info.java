/** The data dictionary: every canonical field, what it means, and which system calls it what. */
@NullMarked
package linkspan.author.dictionary;

import org.jspecify.annotations.NullMarked;
