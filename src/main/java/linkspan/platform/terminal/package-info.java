/** What a person at a terminal reads: tables, failures, and a log in which one event is one line. */
@NullMarked
package linkspan.platform.terminal;

import org.jspecify.annotations.NullMarked;
