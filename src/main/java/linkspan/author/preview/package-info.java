/** What an edited mapping would make of stored messages and events, beside what the running hub makes of them. */
@NullMarked
package linkspan.author.preview;

import org.jspecify.annotations.NullMarked;
