/** What people and refused senders did: looked up, and sealed so that nobody changes it unseen. */
@NullMarked
package linkspan.operations.audit;

import org.jspecify.annotations.NullMarked;
