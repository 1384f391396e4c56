package linkspan.console.view;

import static j2html.TagCreator.del;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.ins;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/** What was taken away and what was added, line by line. */
public final class LineDiff {
    /** Longer texts are compared at their ends only: the table of all pairs of lines would not fit. */
    private static final int MOST = 1_500;

    private LineDiff() {}

    /** Nothing where they are alike. */
    public static DomContent of(String heading, String before, String after) {
        if (before.equals(after)) {
            return div();
        }
        return div(
                h3(heading),
                pre(each(changes(before.lines().toList(), after.lines().toList()).stream()))
                        .withClass("diff")
                        .attr("tabindex", "0"));
    }

    private static List<DomContent> changes(List<String> before, List<String> after) {
        int head = 0;
        while (head < before.size() && head < after.size() && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < before.size() - head
                && tail < after.size() - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<String> from = before.subList(head, before.size() - tail);
        List<String> to = after.subList(head, after.size() - tail);
        List<DomContent> lines = new ArrayList<>();
        same(before.subList(Math.max(0, head - 2), head), lines);
        if (from.size() > MOST || to.size() > MOST) {
            from.forEach(line -> lines.add(del("- " + line + "\n")));
            to.forEach(line -> lines.add(ins("+ " + line + "\n")));
        } else {
            middle(from, to, lines);
        }
        same(before.subList(before.size() - tail, Math.min(before.size(), before.size() - tail + 2)), lines);
        return lines;
    }

    private static void same(List<String> unchanged, List<DomContent> lines) {
        unchanged.forEach(line -> lines.add(text("  " + line + "\n")));
    }

    /** By the longest common run of lines. */
    private static void middle(List<String> from, List<String> to, List<DomContent> lines) {
        int[][] common = new int[from.size() + 1][to.size() + 1];
        for (int i = from.size() - 1; i >= 0; i--) {
            for (int j = to.size() - 1; j >= 0; j--) {
                common[i][j] = from.get(i).equals(to.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < from.size() || j < to.size()) {
            if (i < from.size() && j < to.size() && from.get(i).equals(to.get(j))) {
                lines.add(text("  " + from.get(i++) + "\n"));
                j++;
            } else if (j >= to.size() || i < from.size() && common[i + 1][j] >= common[i][j + 1]) {
                lines.add(del("- " + from.get(i++) + "\n"));
            } else {
                lines.add(ins("+ " + to.get(j++) + "\n"));
            }
        }
    }
}
