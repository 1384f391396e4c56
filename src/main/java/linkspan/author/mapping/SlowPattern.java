package linkspan.author.mapping;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A group of a regular expression that is repeated without end and can take one text in two ways: {@code (a+)+}, {@code
 * (a|a)*}. Where the rest does not match, all ways are tried: each further character doubles the time.
 *
 * <p>Found by trial: all texts of up to four of its characters are given to the group once, twice and to its alternatives.
 * Costs some thousand matches for each such group; what needs a longer text is not found.
 */
final class SlowPattern {
    private static final int LONGEST = 4;
    private static final int CHARACTERS = 7;
    private static final String USUAL = "a0 A-";
    /** An upper bound that is as good as none. */
    private static final int MANY = 20;

    private static final Pattern REPEATED = Pattern.compile("^(?:[*+]|\\{(\\d+),(\\d*)})(?![+])");
    private static final Pattern POSSESSIVE = Pattern.compile("[*+?}]\\+");

    private SlowPattern() {}

    /** The first such group with its quantifier; nothing for a text that is no pattern. */
    static Optional<String> in(String pattern) {
        List<Integer> open = new ArrayList<>();
        boolean inClass = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (inClass || c == '[') {
                inClass = c != ']';
            } else if (c == '(') {
                open.add(i);
            } else if (c == ')' && !open.isEmpty()) {
                int start = open.remove(open.size() - 1);
                String quantifier = endless(pattern.substring(i + 1));
                if (!quantifier.isEmpty() && isAmbiguous(pattern.substring(start + 1, i))) {
                    return Optional.of(pattern.substring(start, i + 1) + quantifier);
                }
            }
        }
        return Optional.empty();
    }

    private static String endless(String rest) {
        var matcher = REPEATED.matcher(rest);
        if (!matcher.find()) {
            return "";
        }
        String most = matcher.group(2);
        boolean bounded = most != null && !most.isEmpty() && (most.length() < 2 || Integer.parseInt(most) < MANY);
        return bounded ? "" : matcher.group();
    }

    private static boolean isAmbiguous(String group) {
        String body = group.replaceFirst("^\\?(?::|<[a-zA-Z]\\w*>)", "");
        if (body.startsWith("?") || POSSESSIVE.matcher(body).find()) {
            return false; // looks ahead, or never goes back
        }
        try {
            Pattern once = Pattern.compile(body, Pattern.DOTALL);
            List<Pattern> alternatives =
                    alternatives(body).stream().map(Pattern::compile).toList();
            return texts(body).stream().anyMatch(text -> takesTwoWays(text, once, alternatives));
        } catch (PatternSyntaxException e) {
            return false; // refers to what is outside, or is no pattern at all
        }
    }

    private static boolean takesTwoWays(String text, Pattern once, List<Pattern> alternatives) {
        if (alternatives.stream().filter(it -> it.matcher(text).matches()).count() > 1) {
            return true;
        }
        return waysOf(text, once) > 1;
    }

    /** In how many ways a text is one or more repetitions, none of them empty. */
    private static long waysOf(String text, Pattern once) {
        long[] ways = new long[text.length() + 1];
        ways[0] = 1;
        for (int end = 1; end <= text.length(); end++) {
            for (int start = 0; start < end; start++) {
                if (ways[start] > 0 && once.matcher(text.substring(start, end)).matches()) {
                    ways[end] += ways[start];
                }
            }
        }
        return ways[text.length()];
    }

    private static List<String> alternatives(String body) {
        List<String> found = new ArrayList<>();
        int depth = 0;
        int from = 0;
        boolean inClass = false;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c == '\\') {
                i++;
            } else if (inClass || c == '[') {
                inClass = c != ']';
            } else if (c == '|' && depth == 0) {
                found.add(body.substring(from, i));
                from = i + 1;
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
        }
        found.add(body.substring(from));
        return found;
    }

    /** Of the group's own characters and some usual ones. */
    private static Set<String> texts(String body) {
        Set<String> characters = new LinkedHashSet<>();
        body.replaceAll("\\\\[a-zA-Z]|[\\\\^$.|?*+()\\[\\]{}]", "")
                .codePoints()
                .limit(CHARACTERS - 3L)
                .forEach(it -> characters.add(Character.toString(it)));
        USUAL.codePoints().forEach(it -> characters.add(Character.toString(it)));
        List<String> few = characters.stream().limit(CHARACTERS).toList();
        Set<String> texts = new LinkedHashSet<>(few);
        List<String> longest = few;
        for (int length = 2; length <= LONGEST; length++) {
            List<String> longer = new ArrayList<>();
            longest.forEach(text -> few.forEach(one -> longer.add(text + one)));
            texts.addAll(longer);
            longest = longer;
        }
        return texts;
    }
}
