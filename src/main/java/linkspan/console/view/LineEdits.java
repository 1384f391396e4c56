package linkspan.console.view;

import java.util.ArrayList;
import java.util.List;

/** How one text becomes another, line by line: what stays, what goes, what is new, in the order of both. */
final class LineEdits {
    /** Longer texts are compared at their ends only: the table of all pairs of lines would not fit. */
    private static final int MOST = 1_500;

    enum Sort {
        SAME,
        GONE,
        NEW
    }

    record Edit(Sort sort, String line) {}

    private LineEdits() {}

    static List<Edit> of(List<String> before, List<String> after) {
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
        List<Edit> edits = new ArrayList<>();
        add(Sort.SAME, before.subList(0, head), edits);
        middle(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail), edits);
        add(Sort.SAME, before.subList(before.size() - tail, before.size()), edits);
        return edits;
    }

    private static void add(Sort sort, List<String> lines, List<Edit> to) {
        lines.forEach(line -> to.add(new Edit(sort, line)));
    }

    /** By the longest common run of lines. */
    private static void middle(List<String> from, List<String> to, List<Edit> edits) {
        if (from.size() > MOST || to.size() > MOST) {
            add(Sort.GONE, from, edits);
            add(Sort.NEW, to, edits);
            return;
        }
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
                edits.add(new Edit(Sort.SAME, from.get(i++)));
                j++;
            } else if (j >= to.size() || i < from.size() && common[i + 1][j] >= common[i][j + 1]) {
                edits.add(new Edit(Sort.GONE, from.get(i++)));
            } else {
                edits.add(new Edit(Sort.NEW, to.get(j++)));
            }
        }
    }
}
