/** The systems that are joined: what their folders say about them, and their secrets. */
@NullMarked
package linkspan.system;

import org.jspecify.annotations.NullMarked;
