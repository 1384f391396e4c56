/** The names that systems have for things of ours: a customer's number in the ERP. */
@NullMarked
package linkspan.outbound.reference;

import org.jspecify.annotations.NullMarked;
