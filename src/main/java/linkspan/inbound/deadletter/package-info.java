/** Inbound messages that no mapping took: dead letters until a replay maps them or a person discards them. */
@NullMarked
package linkspan.inbound.deadletter;

import org.jspecify.annotations.NullMarked;
