/** What the commands share: options, reaching a running hub, tables, signals, and how a failure is told. */
@NullMarked
package linkspan.cli.terminal;

import org.jspecify.annotations.NullMarked;
