/** What reached a simulated system and what took effect, in files that survive the process. */
@NullMarked
package linkspan.lab.sandbox.ledger;

import org.jspecify.annotations.NullMarked;
