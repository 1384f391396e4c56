package linkspan.platform;

import java.util.function.Function;
import linkspan.platform.system.SystemCatalog;
import org.apache.camel.Component;

/**
 * A component that routes name by the scheme of a URI.
 *
 * @param make a new one for these systems: the running ones, or those of an edit that is tried out
 */
public record SchemeComponent(String scheme, Function<SystemCatalog, Component> make) {}
