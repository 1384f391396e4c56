/** Jars of others beside the hub's own: components, drivers, beans and Java routes. */
@NullMarked
package linkspan.platform.extension;

import org.jspecify.annotations.NullMarked;
