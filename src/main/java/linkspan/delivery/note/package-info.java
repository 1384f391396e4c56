/** What is noted of a delivery before its call begins, and the gate that each call passes. */
@NullMarked
package linkspan.delivery.note;

import org.jspecify.annotations.NullMarked;
