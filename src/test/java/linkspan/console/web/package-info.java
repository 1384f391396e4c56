@NullMarked
package linkspan.console.web;

import org.jspecify.annotations.NullMarked;
