package linkspan.lab.bench;

import linkspan.lab.bench.figure.BenchResult;
import linkspan.lab.bench.stage.BenchSettings;

/** One measurement; takes at most two minutes. */
@FunctionalInterface
public interface Bench {
    /**
     * Throws {@link linkspan.lab.process.ChildFailed} when a child does not start, {@link IllegalStateException} when there is
     * nothing to measure: PostgreSQL not durable, a request refused.
     */
    BenchResult run(BenchSettings settings) throws InterruptedException;
}
