/** TLS of the hub's ports: certificates from PEM files, taken anew when they change. */
@NullMarked
package linkspan.platform.tls;

import org.jspecify.annotations.NullMarked;
