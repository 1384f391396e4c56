package linkspan.author.dictionary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import linkspan.author.dictionary.Use.Side;

/** The dictionary as one HTML page that needs nothing else: a search by plain script, light and dark, each field with an anchor. */
public final class HtmlPage {
    private HtmlPage() {}

    public static String of(Dictionary dictionary) {
        StringBuilder body = new StringBuilder();
        for (Chapter chapter : dictionary.chapters()) {
            body.append("<section aria-labelledby=\"")
                    .append(chapter.name())
                    .append("\">\n<h2 id=\"")
                    .append(chapter.name())
                    .append("\">")
                    .append(text(chapter.title()))
                    .append("</h2>\n<p>")
                    .append(text(chapter.description()))
                    .append("</p>\n<ul>\n");
            traffic(body, "sent by", chapter.senders());
            traffic(body, "told to", chapter.receivers());
            body.append("</ul>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Fields of ")
                    .append(text(chapter.title()))
                    .append("\">\n<table>\n<thead><tr>");
            for (String head :
                    new String[] {"Field", "What it is", "Type", "Unit", "Example", "Comes from", "Goes to"}) {
                body.append("<th scope=\"col\">").append(head).append("</th>");
            }
            body.append("</tr></thead>\n<tbody>\n");
            chapter.entries().forEach(entry -> row(body, chapter, entry));
            body.append("</tbody>\n</table>\n</div>\n</section>\n");
        }
        if (!dictionary.unknown().isEmpty()) {
            body.append("<section aria-labelledby=\"not-seen\">\n<h2 id=\"not-seen\">Not seen</h2>\n<ul>\n");
            dictionary
                    .unknown()
                    .forEach(line -> body.append("<li>").append(text(line)).append("</li>\n"));
            body.append("</ul>\n</section>\n");
        }
        return template().replace("<!-- chapters -->", body);
    }

    private static void traffic(StringBuilder body, String word, Map<String, Set<String>> traffic) {
        traffic.forEach((event, systems) -> body.append("<li><code>")
                .append(text(event))
                .append("</code> ")
                .append(word)
                .append(' ')
                .append(text(String.join(", ", systems)))
                .append("</li>\n"));
    }

    private static void row(StringBuilder body, Chapter chapter, Entry entry) {
        String anchor = chapter.name() + "-" + entry.field().path().replaceAll("[^A-Za-z0-9]+", "-");
        body.append("<tr id=\"")
                .append(anchor)
                .append("\"><th scope=\"row\"><a href=\"#")
                .append(anchor)
                .append("\"><code>")
                .append(text(entry.field().path()).replace(".", ".<wbr>"))
                .append("</code></a>")
                .append(entry.field().isRequired() ? " <span class=\"mark\">required</span>" : "")
                .append(entry.field().isPersonal() ? " <span class=\"mark personal\">personal</span>" : "")
                .append(entry.field().isGiven() ? " <span class=\"mark\">given by the hub</span>" : "")
                .append("</th><td><strong>")
                .append(text(entry.field().text("title")))
                .append(".</strong> ")
                .append(text(entry.field().text("description")));
        for (String cell : new String[] {
            entry.type(),
            entry.field().text("x-unit"),
            entry.example(),
            Entry.names(entry.uses(Side.SENDS)),
            Entry.names(entry.uses(Side.GETS))
        }) {
            body.append("</td><td>").append(text(cell).replace("; ", "<br>"));
        }
        body.append("</td></tr>\n");
    }

    private static String template() {
        try (InputStream in = HtmlPage.class.getResourceAsStream("/linkspan/author/dictionary/page.html")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
