/** What hubs of one run share: storage that outlives them, and secrets. */
@NullMarked
package linkspan.lab.process.setting;

import org.jspecify.annotations.NullMarked;
