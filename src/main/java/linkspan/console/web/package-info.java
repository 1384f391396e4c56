/** Pages over HTTP: sessions, protection against forged requests, headers, files. */
@NullMarked
package linkspan.console.web;

import org.jspecify.annotations.NullMarked;
