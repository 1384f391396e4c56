/** The OpenAPI file of the order API as the judge of what clients send and are answered. */
@NullMarked
package linkspan.business.api.contract;

import org.jspecify.annotations.NullMarked;
