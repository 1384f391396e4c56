/** What a check found, for people, for machines, and for a CI that reads JUnit's XML. */
@NullMarked
package linkspan.check.report;

import org.jspecify.annotations.NullMarked;
