/** Traces of messages, for whoever collects them. */
@NullMarked
package linkspan.platform.trace;

import org.jspecify.annotations.NullMarked;
