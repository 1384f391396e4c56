/** What a person may do with polls: look, run now, pause, resume, set back. */
@NullMarked
package linkspan.inbound.poll.desk;

import org.jspecify.annotations.NullMarked;
