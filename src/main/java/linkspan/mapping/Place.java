package linkspan.mapping;

/**
 * Where in a mapping's files something stands.
 *
 * @param file as an author writes it, {@code mappings/wms/deliver-order-created.jslt}
 * @param line from 1, 0 when unknown
 * @param column from 1, 0 when unknown
 */
public record Place(String file, int line, int column) {
    public Place {
        if (file.isBlank() || line < 0 || column < 0) {
            throw new IllegalArgumentException("no place: " + file + ":" + line + ":" + column);
        }
    }

    /** Somewhere in this file. */
    public static Place in(String file) {
        return new Place(file, 0, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
