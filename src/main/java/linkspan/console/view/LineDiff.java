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

/** What was taken away and what was added, line by line, with two lines before and behind. */
public final class LineDiff {
    private static final int AROUND = 2;

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
        List<LineEdits.Edit> edits = LineEdits.of(before, after);
        int first = 0;
        int last = edits.size() - 1;
        while (first < edits.size() && isSame(edits.get(first))) {
            first++;
        }
        while (last >= 0 && isSame(edits.get(last))) {
            last--;
        }
        List<DomContent> lines = new ArrayList<>();
        for (LineEdits.Edit edit :
                edits.subList(Math.max(0, first - AROUND), Math.min(edits.size(), Math.max(last, 0) + 1 + AROUND))) {
            lines.add(
                    switch (edit.sort()) {
                        case SAME -> text("  " + edit.line() + "\n");
                        case GONE -> del("- " + edit.line() + "\n");
                        case NEW -> ins("+ " + edit.line() + "\n");
                    });
        }
        return lines;
    }

    private static boolean isSame(LineEdits.Edit edit) {
        return edit.sort() == LineEdits.Sort.SAME;
    }
}
