package linkspan.mapping.xslt;

/** Where in a text a tag begins, when a parser says where it ends. */
record Lines(String text) {
    /** The column of the last {@code <name} of this line or an earlier one before the place, and its line. */
    int[] start(String name, int line, int column) {
        int at = text.lastIndexOf("<" + name, offset(line) + Math.max(0, column - 1));
        if (at < 0) {
            return new int[] {line, column};
        }
        int found = 1 + (int) text.chars().limit(at).filter(c -> c == '\n').count();
        return new int[] {found, at - text.lastIndexOf('\n', at)};
    }

    private int offset(int line) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            at = text.indexOf('\n', at) + 1;
        }
        return at;
    }
}
