package linkspan.platform.desk;

import java.util.List;

/** A group of routes of the ops port. */
@FunctionalInterface
public interface OpsDesk {
    List<OpsRoute> routes();
}
