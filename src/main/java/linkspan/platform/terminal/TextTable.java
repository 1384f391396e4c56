package linkspan.platform.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns of text, as wide as their widest cell; only the last one is cut, where the line gets long. */
public final class TextTable {
    private static final int WIDEST = 160;
    /** So much of the last column is shown however wide the others are. */
    private static final int LAST_AT_LEAST = 40;

    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... heads) {
        rows.add(List.of(heads));
    }

    /** As many cells as there are heads. */
    public void add(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells, " + rows.get(0).size() + " heads");
        }
        rows.add(Arrays.stream(cells)
                .map(cell -> cell.replaceAll("\\p{Cntrl}", " "))
                .toList());
    }

    /** Lines of at most 160 characters, unless the columns before the last one need more. */
    @Override
    public String toString() {
        int before = Arrays.stream(widths()).limit(rows.get(0).size() - 1L).sum()
                + 2 * (rows.get(0).size() - 1);
        return text(Math.max(WIDEST - before, LAST_AT_LEAST));
    }

    /** Nothing is cut. */
    public String whole() {
        return text(Integer.MAX_VALUE);
    }

    private int[] widths() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    private String text(int longestLast) {
        int[] widths = widths();
        int last = widths.length - 1;
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < last; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            line.append(cut(row.get(last), longestLast));
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString().stripTrailing();
    }

    private static String cut(String cell, int longest) {
        return cell.length() > longest ? cell.substring(0, longest - 1) + "…" : cell;
    }
}
