@NullMarked
package linkspan.call.reply;

import org.jspecify.annotations.NullMarked;
