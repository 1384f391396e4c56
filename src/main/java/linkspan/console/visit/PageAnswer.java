package linkspan.console.visit;

/** What a page answers. */
public sealed interface PageAnswer {
    /** {@code body} is the whole document, or the part of a page that is asked for again. */
    record Html(int status, String body) implements PageAnswer {}

    /** A text to be kept as a file. {@code name}: of a-z, 0-9, . and - only. */
    record Download(String name, String type, String body) implements PageAnswer {
        public Download {
            if (!name.matches("[a-z0-9.-]+")) {
                throw new IllegalArgumentException("no name of a file: " + name);
            }
        }
    }

    /** Elsewhere, by GET. {@code to} is a path of the console. */
    record Go(String to) implements PageAnswer {}

    /** The same, with a session. */
    record SignedIn(String session, String to) implements PageAnswer {}

    /** Elsewhere, and from now on in that language and those colours; empty: as before. */
    record Preferred(String language, String theme, String to) implements PageAnswer {}

    /** To the login; the session is over. */
    record SignedOut() implements PageAnswer {}

    static PageAnswer ok(String body) {
        return new Html(200, body);
    }
}
