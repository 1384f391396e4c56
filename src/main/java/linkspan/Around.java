package linkspan;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import linkspan.commit.UnitStore;
import linkspan.outbound.protocol.Transport;
import linkspan.platform.Companion;

/**
 * What stands beside a hub, and round its parts: simulated systems if they are wanted, and what breaks a promise in a drill.
 *
 * @param beside starts what runs as long as the hub, in a folder
 * @param stores makes the stores of a commit of those that it has, in the order of their locks
 * @param calls what every request to a system passes before it leaves
 */
record Around(
        Function<Path, ? extends Companion> beside,
        UnaryOperator<List<UnitStore>> stores,
        UnaryOperator<Transport> calls) {
    static Around only(Function<Path, ? extends Companion> beside) {
        return new Around(beside, UnaryOperator.identity(), UnaryOperator.identity());
    }
}
