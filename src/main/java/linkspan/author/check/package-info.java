/** What an author's files are checked for, and the report for people, machines and a CI that reads JUnit's XML. */
@NullMarked
package linkspan.author.check;

import org.jspecify.annotations.NullMarked;
