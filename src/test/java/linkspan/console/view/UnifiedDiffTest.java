package linkspan.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {
    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+),(\\d+) \\+(\\d+),(\\d+) @@\n");

    @Test
    void a_line_is_changed_with_three_around_it() {
        String before = "a\nb\nc\nd\ne\nf\ng\nh\n";

        assertThat(UnifiedDiff.of("mappings/x.jslt", before, before.replace("e\n", "E\nE2\n")))
                .isEqualTo("""
                --- a/mappings/x.jslt
                +++ b/mappings/x.jslt
                @@ -2,7 +2,8 @@
                 b
                 c
                 d
                -e
                +E
                +E2
                 f
                 g
                 h
                """);
        assertThat(UnifiedDiff.of("x", before, before)).isEmpty();
    }

    @Test
    void the_end_of_a_text_without_an_end_of_line_is_told() {
        assertThat(UnifiedDiff.of("x", "a\nb", "a\nb\n"))
                .endsWith("-b\n\\ No newline at end of file\n+b\n")
                .contains("@@ -1,2 +1,2 @@");
    }

    @Test
    void whatever_is_edited_the_patch_makes_it_again() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            String before = text(random);
            String after = random.nextInt(4) == 0 ? text(random) : edited(before, random);
            String patch = UnifiedDiff.of("f", before, after);
            assertThat(before.equals(after) ? before : applied(before, patch))
                    .as("%s -> %s by %s", before, after, patch)
                    .isEqualTo(after);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.append((char) ('a' + random.nextInt(3))).append('\n');
        }
        return random.nextInt(4) == 0 ? text + "end" : text.toString();
    }

    private static String edited(String text, Random random) {
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        for (int i = random.nextInt(4); i >= 0 && !lines.isEmpty(); i--) {
            int at = random.nextInt(lines.size());
            if (random.nextBoolean()) {
                lines.remove(at);
            } else {
                lines.add(at, "new\n");
            }
        }
        return String.join("", lines);
    }

    /** As {@code patch} does it, and only where everything around is as the patch says. */
    private static String applied(String before, String patch) {
        List<String> old = new ArrayList<>(Pattern.compile("[^\n]*\n|[^\n]+$")
                .matcher(before)
                .results()
                .map(MatchResult::group)
                .toList());
        StringBuilder made = new StringBuilder();
        int at = 0;
        Matcher hunk = HUNK.matcher(patch);
        while (hunk.find()) {
            int start = Integer.parseInt(hunk.group(1)) - (hunk.group(2).equals("0") ? 0 : 1);
            for (; at < start; at++) {
                made.append(old.get(at));
            }
            int end = patch.indexOf("@@ -", hunk.end());
            String body = patch.substring(hunk.end(), end < 0 ? patch.length() : end);
            int olds = 0;
            for (String line :
                    body.replace("\n\\ No newline at end of file\n", "\0").split("(?<=[\n\0])")) {
                String text = line.substring(1).replace("\0", "");
                if (line.charAt(0) != '+') {
                    assertThat(old.get(at++)).isEqualTo(text);
                    olds++;
                }
                if (line.charAt(0) != '-') {
                    made.append(text);
                }
            }
            assertThat(olds).isEqualTo(Integer.parseInt(hunk.group(2)));
        }
        while (at < old.size()) {
            made.append(old.get(at++));
        }
        return made.toString();
    }
}
