/** Who poses as a system sends what it sends to be believed. */
@NullMarked
package linkspan.lab.client;

import org.jspecify.annotations.NullMarked;
