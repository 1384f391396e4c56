package linkspan.ops;

import java.util.List;

/** A group of routes of the ops port. */
@FunctionalInterface
public interface OpsDesk {
    List<OpsRoute> routes();
}
