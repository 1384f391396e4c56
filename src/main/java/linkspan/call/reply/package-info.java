/** What an HTTP answer means for the delivery: its status, its envelope, its Retry-After. */
@NullMarked
package linkspan.call.reply;

import org.jspecify.annotations.NullMarked;
