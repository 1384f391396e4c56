/** What simulated systems tell the hub: written down first, then posted in order until it is taken. */
@NullMarked
package linkspan.lab.sandbox.post;

import org.jspecify.annotations.NullMarked;
