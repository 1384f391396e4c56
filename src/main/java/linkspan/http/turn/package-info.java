/** Who is worked on now, who waits, and who is told to come again: by the time that a request would wait. */
@NullMarked
package linkspan.http.turn;

import org.jspecify.annotations.NullMarked;
