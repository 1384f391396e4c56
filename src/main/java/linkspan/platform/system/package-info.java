/** The systems that are joined: what their folders say about them, and their secrets. */
@NullMarked
package linkspan.platform.system;

import org.jspecify.annotations.NullMarked;
