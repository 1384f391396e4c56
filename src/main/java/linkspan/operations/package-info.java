/** What operators see and decide: health, figures, timelines, dead letters, retention. */
@NullMarked
package linkspan.operations;

import org.jspecify.annotations.NullMarked;
