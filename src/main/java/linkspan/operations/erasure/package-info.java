/** Takes what is about one person out of the database: documents, messages, answers; numbers and amounts stay. */
@NullMarked
package linkspan.operations.erasure;

import org.jspecify.annotations.NullMarked;
