/** How the lab speaks to hubs and simulated systems, and what who poses as a system sends to be believed. */
@NullMarked
package linkspan.lab.client;

import org.jspecify.annotations.NullMarked;
