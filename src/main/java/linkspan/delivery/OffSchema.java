package linkspan.delivery;

import java.util.List;
import linkspan.failure.Unmappable;

/** What a mapping made is not the canonical form. */
final class OffSchema extends Unmappable {
    private final String path;

    OffSchema(String event, List<String> problems) {
        super(event + " is off its schema: " + String.join("; ", problems.subList(0, Math.min(5, problems.size()))));
        this.path = problems.get(0).split(":", 2)[0];
    }

    @Override
    public String path() {
        return path;
    }
}
