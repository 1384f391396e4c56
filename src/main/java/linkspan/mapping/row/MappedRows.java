package linkspan.mapping.row;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** Rows that are mapped one by one as they are read, so that memory does not grow with them; where a list is made of one, its elements follow. */
public final class MappedRows implements Iterator<JsonNode> {
    private final Iterator<?> rows;
    private final Function<Object, JsonNode> mapping;
    private Iterator<JsonNode> made = Collections.emptyIterator();

    public MappedRows(Iterator<?> rows, Function<Object, JsonNode> mapping) {
        this.rows = rows;
        this.mapping = mapping;
    }

    @Override
    public boolean hasNext() {
        while (!made.hasNext() && rows.hasNext()) {
            JsonNode next = mapping.apply(rows.next());
            made = next.isArray()
                    ? next.iterator()
                    : Collections.singleton(next).iterator();
        }
        return made.hasNext();
    }

    @Override
    public JsonNode next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return made.next();
    }
}
