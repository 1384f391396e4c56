package linkspan.author.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import linkspan.mapping.Place;

/**
 * A route as it is written, or as a template makes it.
 *
 * @param file where it, or the request to fill in the template, stands
 * @param shown the same as an author writes it
 * @param place of the word {@code route}, {@code from} or {@code templatedRoute}
 * @param id {@code wms.deliver-order-created}
 * @param prefix of its steps' ids
 * @param policy {@code routeConfigurationId}
 * @param handler {@code errorHandler} or {@code onException} of its own
 */
public record Route(
        Path file,
        String shown,
        Place place,
        Optional<Value.Text> id,
        Optional<Value.Text> prefix,
        Optional<Value.Text> description,
        Optional<Value.Text> policy,
        Optional<Value> handler,
        Address from,
        List<Step> steps) {
    public Route {
        steps = List.copyOf(steps);
    }

    /** All steps, those within others too, in the order of the file. */
    public Stream<Step> all() {
        return steps.stream().flatMap(Step::all);
    }

    /** Where a finding belongs: what a template says is the concern of the file that fills it in. */
    public Place at(Place within) {
        return within.file().equals(shown) ? within : place;
    }

    /** For sentences: its id, or its file. */
    public String name() {
        return id.map(Value.Text::text).orElse(shown);
    }
}
