package linkspan.operations;

import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import linkspan.delivery.Deliveries;
import linkspan.inbound.consumer.FailureStreaks;
import linkspan.operations.OperationsModule.Watched;
import linkspan.operations.ops.Health;
import linkspan.operations.ops.HealthCamelRuntime;
import linkspan.operations.retention.Retention;
import linkspan.platform.PlatformModule;

/** What is looked at when somebody asks whether the hub is well. */
final class HubHealth {
    /** Who publishes is told as part of the broker. */
    private static final Set<String> SHOWN = Set.of("database", "broker", "http", "disk");

    private HubHealth() {}

    static HealthCamelRuntime checks(Watched watched, PlatformModule platform, FailureStreaks streaks) {
        Supplier<String> plain = () -> "";
        HealthCamelRuntime checks = new HealthCamelRuntime(streaks::failing);
        checks.add("database", platform.databaseWatch()::isUp, plain);
        checks.add("broker", watched.broker(), plain);
        checks.add("http", watched.started(), plain);
        checks.add("disk", () -> !platform.room().isLow(), platform.room()::reason);
        checks.add("relay", watched.relay(), plain);
        return checks;
    }

    static Health desk(HealthCamelRuntime checks, Watched watched, Retention retention, Deliveries deliveries) {
        return new Health(
                checks,
                SHOWN,
                () -> Stream.concat(watched.gone().warnings().stream(), retention.warnings().stream())
                        .toList(),
                deliveries);
    }
}
