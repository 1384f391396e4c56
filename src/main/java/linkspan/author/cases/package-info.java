/** Route cases: {@code *.test.yaml} beside a route, played without anything leaving the process. */
@NullMarked
package linkspan.author.cases;

import org.jspecify.annotations.NullMarked;
