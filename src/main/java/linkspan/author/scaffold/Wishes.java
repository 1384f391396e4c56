package linkspan.author.scaffold;

import java.util.Optional;
import linkspan.author.scaffold.sample.SampleFile;

/**
 * What a person says about a new route.
 *
 * @param sample what the system sends, or, to deliver, what it wants to get
 * @param topic the Kafka topic on which it publishes
 * @param rows table and key of its database, {@code orders:order_id}
 * @param call path and options of the call that brings it the event, {@code orders/{orderId}?method=PUT}
 * @param example the example's name
 */
public record Wishes(
        Optional<SampleFile> sample,
        Optional<String> topic,
        Optional<String> rows,
        Optional<String> call,
        String example) {}
