package linkspan.author.dictionary;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import linkspan.author.dictionary.Use.Side;

/** The dictionary as Markdown. */
public final class MarkdownPage {
    private MarkdownPage() {}

    public static String of(Dictionary dictionary) {
        StringBuilder page = new StringBuilder("# Data dictionary\n\n");
        page.append(
                        "Written by `linkspan dictionary` from the canonical schemas, the routes and the mappings with their examples. ")
                .append(
                        "A name in brackets has a part in the value; one without is the value. [] stands for every element.\n");
        for (Chapter chapter : dictionary.chapters()) {
            page.append("\n## ")
                    .append(chapter.title())
                    .append("\n\n")
                    .append(chapter.description())
                    .append("\n\n");
            page.append(traffic("Sent by", chapter.senders())).append(traffic("Told to", chapter.receivers()));
            page.append("\n| field | what it is | type | unit | example | comes from | goes to |\n")
                    .append("| --- | --- | --- | --- | --- | --- | --- |\n");
            chapter.entries().forEach(entry -> page.append(row(entry)));
        }
        if (!dictionary.unknown().isEmpty()) {
            page.append("\n## Not seen\n\n");
            dictionary
                    .unknown()
                    .forEach(line -> page.append("* ").append(cell(line)).append('\n'));
        }
        return page.toString();
    }

    private static String traffic(String word, Map<String, Set<String>> traffic) {
        return traffic.entrySet().stream()
                .map(event -> "* " + word + ": `" + event.getKey() + "`: " + String.join(", ", event.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static String row(Entry entry) {
        String marks = (entry.field().isRequired() ? " *required*" : "")
                + (entry.field().isPersonal() ? " **personal**" : "")
                + (entry.field().isGiven() ? " *given by the hub*" : "");
        return "| `" + entry.field().path() + "`" + marks
                + " | **" + cell(entry.field().text("title")) + "**. "
                + cell(entry.field().text("description"))
                + " | " + cell(entry.type())
                + " | " + cell(entry.field().text("x-unit"))
                + " | " + cell(entry.example())
                + " | " + cell(Entry.names(entry.uses(Side.SENDS)))
                + " | " + cell(Entry.names(entry.uses(Side.GETS))) + " |\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replaceAll("\\s+", " ");
    }
}
