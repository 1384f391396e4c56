/** Looking into the running Camel with JMX tools. */
@NullMarked
package linkspan.platform.jmx;

import org.jspecify.annotations.NullMarked;
