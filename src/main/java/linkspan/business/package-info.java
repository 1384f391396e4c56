/** What the hub knows of the business itself: orders, stock, customers and shipments, free of HTTP and Kafka. */
@NullMarked
package linkspan.business;

import org.jspecify.annotations.NullMarked;
