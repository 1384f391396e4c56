package linkspan.mapping.run;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The branches of the mappings that were compiled with it, and which of them have run; safe for many threads. */
public final class Branches {
    private final Set<Branch> all = Collections.synchronizedSet(new TreeSet<>());
    private final Set<Branch> ran = Collections.synchronizedSet(new HashSet<>());

    /** There is such a branch. What comes back is to be called each time that it runs. */
    public Runnable add(Branch branch) {
        all.add(branch);
        return () -> ran.add(branch);
    }

    /** By file, line and column. */
    public List<Branch> all() {
        synchronized (all) {
            return List.copyOf(all);
        }
    }

    public boolean ran(Branch branch) {
        return ran.contains(branch);
    }
}
