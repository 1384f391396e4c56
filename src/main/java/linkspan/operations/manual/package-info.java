/** What the hub says about its own interfaces: the order API as OpenAPI with a page to try it, the events as AsyncAPI. */
@NullMarked
package linkspan.operations.manual;

import org.jspecify.annotations.NullMarked;
