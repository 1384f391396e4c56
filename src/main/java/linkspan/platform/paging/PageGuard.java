package linkspan.platform.paging;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import linkspan.model.Sha256;

/**
 * Sees to it that the pages of a source, whose answers are untrusted, come to an end: none comes twice, and there are not too many. Of one
 * walk, used by one thread at a time; a few hundred bytes for each of the last {@value #REMEMBERED} pages.
 */
public final class PageGuard {
    private static final int REMEMBERED = 10_000;

    /** The pages do not come to an end. */
    public static final class Endless extends RuntimeException {
        Endless(String why) {
            super(why, null, false, false);
        }
    }

    private final long mostPages;
    private final long mostBytes;
    private final Set<String> cursors = new LinkedHashSet<>();
    private String before = "";
    private long pages;
    private long bytes;

    public PageGuard(long mostPages, long mostBytes) {
        this.mostPages = mostPages;
        this.mostBytes = mostBytes;
    }

    /** For a source whose history may be of any length. */
    public static PageGuard ofRepetition() {
        return new PageGuard(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /**
     * A page has come.
     *
     * @param cursor for which it was asked; empty for the first
     * @param content its rows; empty where there are none, as two empty pages may follow each other
     * @param size of the answer in bytes
     * @throws Endless where it came before, or is one too many
     */
    public void came(String cursor, String content, long size) {
        pages++;
        bytes += size;
        if (bytes > mostBytes) {
            throw new Endless("its pages have over " + mostBytes + " bytes: ask for less, or say max-bytes=");
        }
        remember(cursor);
        String print = content.isEmpty() ? "" : print(content);
        if (!print.isEmpty() && print.equals(before)) {
            throw new Endless("its page " + pages + " is the same as the one before");
        }
        before = print;
    }

    /** There is another page, for this cursor. Throws {@link Endless}. */
    public void goesOn(String next) {
        if (cursors.contains(print(next))) {
            throw new Endless("the page after its page " + pages + " is one that it has answered with before");
        }
        if (pages >= mostPages) {
            throw new Endless("it has over " + mostPages + " pages: ask for less, or say max-pages=");
        }
    }

    private void remember(String cursor) {
        cursors.add(print(cursor));
        if (cursors.size() > REMEMBERED) {
            cursors.remove(cursors.iterator().next());
        }
    }

    private static String print(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
