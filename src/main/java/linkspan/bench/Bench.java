package linkspan.bench;

import linkspan.bench.figure.BenchResult;
import linkspan.bench.stage.BenchSettings;

/** One measurement; takes at most two minutes. */
@FunctionalInterface
public interface Bench {
    /**
     * Throws {@link linkspan.child.ChildFailed} when a child does not start, {@link IllegalStateException} when there is
     * nothing to measure: PostgreSQL not durable, a request refused.
     */
    BenchResult run(BenchSettings settings) throws InterruptedException;
}
