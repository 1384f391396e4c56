package linkspan.author.check;

import java.util.function.Consumer;

/** One sort of check over the author's folders. */
@FunctionalInterface
public interface Checker {
    /**
     * Checks what is within the scope and tells of each thing as soon as it is known. What is wrong is a finding, never an
     * exception; an exception is a bug of the checker.
     *
     * @param told takes calls from any thread
     */
    void check(Sources sources, Scope scope, Consumer<Checked> told);
}
