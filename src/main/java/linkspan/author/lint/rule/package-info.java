/** What a route file must be like: one rule a class, each looks at one thing. */
@NullMarked
package linkspan.author.lint.rule;

import org.jspecify.annotations.NullMarked;
