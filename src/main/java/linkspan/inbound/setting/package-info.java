/** What Camel gets of what the hub knows: the systems' keys, their secrets, their databases, the hub's broker. */
@NullMarked
package linkspan.inbound.setting;

import org.jspecify.annotations.NullMarked;
