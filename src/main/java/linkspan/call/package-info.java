/** Reaching systems over HTTP, in JSON or SOAP, with limits of their own. */
@NullMarked
package linkspan.call;

import org.jspecify.annotations.NullMarked;
