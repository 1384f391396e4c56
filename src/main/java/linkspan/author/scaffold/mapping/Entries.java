package linkspan.author.scaffold.mapping;

import java.util.ArrayList;
import java.util.List;

/** The entries of an object that a mapping makes, laid out: commas, brackets, and a remark behind the comma. */
final class Entries {
    private record Entry(String key, String value, String remark) {}

    private final List<Entry> entries = new ArrayList<>();

    /** @param remark {@code guess}, {@code TODO …}; empty for none */
    void add(String key, String value, String remark) {
        entries.add(new Entry(key, value, remark));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The object; its first line stands where it is put, the others are indented. */
    String object(String indent) {
        StringBuilder text = new StringBuilder("{\n");
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            String comma = i + 1 < entries.size() ? "," : "";
            String remark = entry.remark().isEmpty() ? "" : "  // " + entry.remark();
            text.append(indent)
                    .append("  \"")
                    .append(entry.key())
                    .append("\": ")
                    .append(entry.value())
                    .append(comma)
                    .append(remark)
                    .append('\n');
        }
        return text.append(indent).append('}').toString();
    }
}
