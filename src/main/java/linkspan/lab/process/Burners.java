package linkspan.lab.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Processes that take a processor each: what is timed closely on an idle machine breaks beside them. */
public final class Burners implements AutoCloseable {
    private final List<Child> all = new ArrayList<>();

    private Burners() {}

    public static Burners start(int count, Path log, Jvm jvm) {
        Burners burners = new Burners();
        for (int i = 0; i < count; i++) {
            burners.all.add(Child.start(new Child.Plan(
                    "a burner", jvm.options("32m"), Child.Program.OURS, List.of("burn"), Map.of(), log)));
        }
        return burners;
    }

    @Override
    public void close() {
        all.forEach(Child::kill);
    }
}
