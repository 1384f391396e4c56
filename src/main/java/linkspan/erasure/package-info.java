/** Takes what is about one person out of the database: documents, messages, answers; numbers and amounts stay. */
@NullMarked
package linkspan.erasure;

import org.jspecify.annotations.NullMarked;
