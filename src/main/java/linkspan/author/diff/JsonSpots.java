package linkspan.author.diff;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Where in a JSON document's text a path stands. */
public final class JsonSpots {
    private static final JsonFactory JSON = new JsonFactory();
    private final Map<String, Difference.Spot> spots = new HashMap<>();

    private JsonSpots() {}

    /** Of well-formed JSON; of anything else as far as it is well-formed. */
    public static JsonSpots of(String text) {
        JsonSpots places = new JsonSpots();
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            places.read(parser, "");
        } catch (IOException e) {
            return places;
        }
        return places;
    }

    /** Of the path {@code items[0].quantity}, or of what is nearest above it. */
    public Difference.Spot at(String path) {
        Difference.Spot spot = spots.get(path);
        if (spot != null) {
            return spot;
        }
        int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return path.isEmpty() ? Difference.Spot.START : at(path.substring(0, Math.max(0, end)));
    }

    private void read(JsonParser parser, String path) throws IOException {
        JsonLocation at = parser.currentTokenLocation();
        spots.put(path, new Difference.Spot(at.getLineNr(), at.getColumnNr()));
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                read(parser, path.isEmpty() ? name : path + "." + name);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                read(parser, path + "[" + i + "]");
            }
        }
    }
}
