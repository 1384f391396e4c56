/** SOAP 1.1 messages: an envelope on the way out, an answer or a fault on the way in. */
@NullMarked
package linkspan.soap;

import org.jspecify.annotations.NullMarked;
