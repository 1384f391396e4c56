package linkspan.lab.sandbox.tms;

/** Text between tags. */
final class MarkUp {
    private MarkUp() {}

    static String text(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
