package linkspan.author.scaffold.guess;

import java.util.List;
import linkspan.author.scaffold.sample.Leaf;

/**
 * Places whose texts make one field together: the second line of an address, a last name.
 *
 * @param glue what stands between them
 */
public record Together(List<Leaf> others, String glue) {
    public Together {
        others = List.copyOf(others);
    }
}
