/** What befalls the hubs of a history. */
@NullMarked
package linkspan.blackbox.nemesis;

import org.jspecify.annotations.NullMarked;
