package linkspan.author.scaffold.guess;

import java.util.Locale;

/**
 * One name that systems give a field.
 *
 * @param plain lower case, without separators: {@code buyerid}
 * @param reach where such a name means that field
 * @param sureness what it is worth
 */
public record Word(String plain, Reach reach, Sureness sureness) {
    /** A name like {@code id} says something only beside its brothers. */
    public enum Reach {
        ANYWHERE,
        WITHIN_ITS_OBJECT
    }

    /** A name and no SKU is better than nothing, but a person has to look. */
    public enum Sureness {
        GUESS,
        LAST_RESORT
    }

    /** The same where it means that field less surely. */
    Word doubtful() {
        return new Word(plain, reach, Sureness.LAST_RESORT);
    }

    /** {@code buyerid}, {@code .id}, {@code ?.name}. */
    public static Word of(String text) {
        Sureness sureness = text.startsWith("?") ? Sureness.LAST_RESORT : Sureness.GUESS;
        String rest = text.startsWith("?") ? text.substring(1) : text;
        return new Word(
                rest.startsWith(".") ? rest.substring(1) : rest,
                rest.startsWith(".") ? Reach.WITHIN_ITS_OBJECT : Reach.ANYWHERE,
                sureness);
    }

    /** A field's name as words are written. */
    public static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** {@code order_items} and {@code orderItemVOs} alike: what a programmer adds to a name is left out. */
    public static String bare(String name) {
        String plain = plain(name);
        String bare = plain.replaceFirst("(vos?|dtos?|list|info|obj|money|set|minor|cents?|fen)$", "");
        return bare.isEmpty() ? plain : bare;
    }

    public boolean is(String name) {
        String bare = bare(name);
        return plain.equals(plain(name)) || plain.equals(bare) || plain.equals(bare + "s");
    }
}
