package linkspan.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import linkspan.mapping.Place;
import org.jspecify.annotations.Nullable;

/** A function that wants to see its literal arguments when the mapping is compiled. */
public interface LiteralCheck {
    /** @param literals null where an argument is not a literal */
    void check(List<@Nullable JsonNode> literals, Place place);
}
