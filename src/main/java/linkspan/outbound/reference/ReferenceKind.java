package linkspan.outbound.reference;

/**
 * What is named, and by whom.
 *
 * @param system folder name of the system
 * @param kind {@code customer}: [a-z0-9-], up to 40
 */
public record ReferenceKind(String system, String kind) {
    public ReferenceKind {
        if (system.isEmpty() || !kind.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException("'" + system + "/" + kind + "' is not <system>/<kind>");
        }
    }
}
