/** The load: requests made cheaply, sent over kept connections, timed from the moment they were due. */
@NullMarked
package linkspan.lab.bench.load;

import org.jspecify.annotations.NullMarked;
