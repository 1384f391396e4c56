package linkspan.delivery.lane;

/**
 * How one system's lanes run.
 *
 * @param system folder name; the consumer group is {@code <system>-consumer-group}
 * @param instance name of this hub within the group, stable over restarts
 * @param concurrency deliveries in flight at once
 * @param batch events handed over together, 1 for one by one
 * @param starters threads that start deliveries
 */
public record LaneSettings(String system, String instance, int concurrency, int batch, int starters) {
    String group() {
        return system + "-consumer-group";
    }
}
