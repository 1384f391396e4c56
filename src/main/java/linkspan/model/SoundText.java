package linkspan.model;

/**
 * Which texts every database, XML document and system can hold. PostgreSQL and XML take no U+0000; half of a surrogate pair
 * becomes a question mark in UTF-8, so that two ids would be one.
 */
public final class SoundText {
    private SoundText() {}

    /** Where the first character is that no database column takes; -1 when it may be stored as it is. */
    public static int flawAt(CharSequence text) {
        return flawAt(text, 0);
    }

    private static int flawAt(CharSequence text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return i;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    /** What is wrong with it, for people: {@code holds the character U+0000}; empty when nothing. */
    public static String flaw(String text) {
        int at = flawAt(text);
        if (at < 0) {
            return "";
        }
        return text.charAt(at) == 0 ? "holds the character U+0000" : "holds half a character";
    }

    /**
     * A text for people (causes, answers of systems, what was typed) as a column of that length takes it: what no column
     * takes becomes U+FFFD, and no character is cut in half. Never for ids: two could become one.
     */
    public static String words(String text, int most) {
        String cut = text;
        if (text.length() > most) {
            cut = text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
        }
        if (flawAt(cut) < 0) {
            return cut;
        }
        StringBuilder sound = new StringBuilder(cut);
        for (int at = flawAt(cut); at >= 0; at = flawAt(sound, at)) {
            sound.setCharAt(at, '\uFFFD');
        }
        return sound.toString();
    }
}
