package linkspan.author.source;

import linkspan.mapping.Place;

/** A file that is no YAML, or not the YAML of a route. */
public final class YamlBroken extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Place place;

    /** @param reason one plain sentence */
    YamlBroken(Place place, String reason) {
        super(reason);
        this.place = place;
    }

    public Place place() {
        return place;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
