package linkspan.author.check;

import linkspan.mapping.Place;

/**
 * Something that is wrong with what an author wrote.
 *
 * @param place file as an author would write it, from the project's root; line and column where they are known
 * @param text what is wrong and what would be right, in one sentence; differences one a line, each after its path
 */
public record Finding(FindingCode code, Place place, String text) {
    public Finding {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a finding says what is wrong");
        }
    }

    /** {@code routes/wms/x.camel.yaml:3:5 route-id-mismatch: …}. */
    @Override
    public String toString() {
        return place + " " + code.label() + ": " + text;
    }
}
