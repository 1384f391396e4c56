package linkspan.author.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import linkspan.mapping.Place;

/**
 * One step of a route.
 *
 * @param kind the EIP as YAML calls it: {@code to}, {@code choice}, {@code setBody}
 * @param place of that word
 * @param id without the route's prefix
 * @param address of the endpoint that it talks to, where it names one
 * @param value all of it
 * @param branches the lists of steps within it: one for {@code split}, one each for {@code when} and {@code otherwise}
 */
public record Step(
        String kind,
        Place place,
        Optional<Value.Text> id,
        Optional<Address> address,
        Value value,
        List<List<Step>> branches) {
    public Step {
        branches = List.copyOf(branches);
    }

    /** This step and all within it, in the order of the file. */
    public Stream<Step> all() {
        return Stream.concat(
                Stream.of(this), branches.stream().flatMap(List::stream).flatMap(Step::all));
    }
}
