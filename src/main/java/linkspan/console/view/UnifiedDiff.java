package linkspan.console.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import linkspan.console.view.LineEdits.Edit;
import linkspan.console.view.LineEdits.Sort;

/** A change of a file as {@code git apply} and {@code patch -p1} take it. */
public final class UnifiedDiff {
    private static final int AROUND = 3;
    /** With its end, so that a text without one at its end is another line. */
    private static final Pattern LINE = Pattern.compile("[^\\n]*\\n|[^\\n]+$");

    private UnifiedDiff() {}

    /** Empty where they are alike. */
    public static String of(String file, String before, String after) {
        List<Edit> edits = LineEdits.of(lines(before), lines(after));
        StringBuilder patch = new StringBuilder();
        int at = 0;
        int old = 1;
        int now = 1;
        for (Hunk hunk : hunks(edits)) {
            for (; at < hunk.from; at++) { // all the same up to there
                old++;
                now++;
            }
            int gone = count(edits, hunk, Sort.NEW);
            int come = count(edits, hunk, Sort.GONE);
            patch.append("@@ -")
                    .append(range(old, gone))
                    .append(" +")
                    .append(range(now, come))
                    .append(" @@\n");
            for (Edit edit : edits.subList(hunk.from, hunk.to)) {
                write(edit, patch);
            }
            at = hunk.to;
            old += gone;
            now += come;
        }
        return patch.isEmpty() ? "" : "--- a/" + file + "\n+++ b/" + file + "\n" + patch;
    }

    private record Hunk(int from, int to) {}

    /** What changes, with the lines around it; where those meet it is one. */
    private static List<Hunk> hunks(List<Edit> edits) {
        List<Hunk> hunks = new ArrayList<>();
        for (int i = 0; i < edits.size(); i++) {
            if (edits.get(i).sort() == Sort.SAME) {
                continue;
            }
            int from = Math.max(0, i - AROUND);
            int to = Math.min(edits.size(), i + 1 + AROUND);
            Hunk last = hunks.isEmpty() ? null : hunks.get(hunks.size() - 1);
            if (last != null && from <= last.to) {
                hunks.set(hunks.size() - 1, new Hunk(last.from, to));
            } else {
                hunks.add(new Hunk(from, to));
            }
        }
        return hunks;
    }

    /** Lines of the hunk but for those of that sort. */
    private static int count(List<Edit> edits, Hunk hunk, Sort not) {
        return (int) edits.subList(hunk.from, hunk.to).stream()
                .filter(edit -> edit.sort() != not)
                .count();
    }

    /** An empty range is named by the line before it. */
    private static String range(int start, int lines) {
        return (lines == 0 ? start - 1 : start) + "," + lines;
    }

    private static void write(Edit edit, StringBuilder to) {
        to.append(
                switch (edit.sort()) {
                    case SAME -> ' ';
                    case GONE -> '-';
                    case NEW -> '+';
                });
        to.append(edit.line());
        if (!edit.line().endsWith("\n")) {
            to.append("\n\\ No newline at end of file\n");
        }
    }

    private static List<String> lines(String text) {
        return LINE.matcher(text).results().map(MatchResult::group).toList();
    }
}
