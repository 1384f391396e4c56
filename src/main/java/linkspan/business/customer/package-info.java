/** What is known of customers, as far as it takes to tell news from what is older or changes nothing. */
@NullMarked
package linkspan.business.customer;

import org.jspecify.annotations.NullMarked;
