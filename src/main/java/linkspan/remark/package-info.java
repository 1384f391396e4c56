/** What was accepted and has no event, because something newer had taken its place: its trace, to be shown with its key. */
@NullMarked
package linkspan.remark;

import org.jspecify.annotations.NullMarked;
