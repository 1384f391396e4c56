/** Who may look and act at the ops port: people with a password, programs with a token, what a role opens. */
@NullMarked
package linkspan.operations.access;

import org.jspecify.annotations.NullMarked;
