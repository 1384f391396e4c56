/** A message that is a list: when it cannot be taken whole, its sound elements are taken and each bad one is a letter. */
@NullMarked
package linkspan.inbound.route.page;

import org.jspecify.annotations.NullMarked;
