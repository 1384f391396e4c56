package linkspan.console.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import j2html.tags.specialized.FormTag;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import linkspan.console.visit.Visit;

/** Pieces that many pages have. Every text becomes text, never markup: j2html escapes whatever is handed in as a String. */
public final class Parts {
    private Parts() {}

    /** A state in words and colour: good, busy, bad or calm. */
    public static DomContent badge(String tone, String text) {
        return span(text).withClasses("badge", tone);
    }

    /** Wide tables scroll on narrow screens by themselves. */
    public static DomContent rows(List<String> heads, List<? extends DomContent> rows) {
        return div(table(thead(tr(each(heads, head -> th(head).attr("scope", "col")))), tbody(each(rows, row -> row))))
                .withClass("scroll")
                .attr("tabindex", "0");
    }

    /**
     * A row for each, or a sentence where there are none.
     *
     * @param none key of that sentence; {@code heads}: keys of what stands above the columns
     */
    public static <T> DomContent rowsOf(
            Visit visit, String none, List<String> heads, Collection<T> items, BiFunction<Visit, T, DomContent> row) {
        return items.isEmpty()
                ? empty(visit.say(none))
                : rows(
                        heads.stream().map(visit::say).toList(),
                        items.stream().map(item -> row.apply(visit, item)).toList());
    }

    public static DomContent empty(String text) {
        return p(text).withClass("empty");
    }

    /** A form that changes something: with the token that only our own pages know. */
    public static FormTag post(Visit visit, String path, DomContent... fields) {
        return form(
                        input().withType("hidden")
                                .withName("csrf")
                                .withValue(visit.from().csrf()),
                        each(fields))
                .withMethod("post")
                .withAction(path);
    }

    public static DomContent press(String text, String tone) {
        return button(text).withType("submit").withClasses("button", tone);
    }

    public static DomContent field(String name, String text, DomContent field) {
        return div(label(text).attr("for", name), field).withClass("field");
    }

    /** A list to choose one of, or none, as the query says; words are those of {@code prefix} and the value. */
    public static DomContent choice(Visit visit, String name, String text, String prefix, List<String> values) {
        return field(
                name,
                text,
                select(
                                option(visit.say("find.any")).withValue(""),
                                each(
                                        values,
                                        value -> option(visit.say(prefix + value))
                                                .withValue(value)
                                                .withCondSelected(value.equals(visit.asked(name)))))
                        .withId(name)
                        .withName(name));
    }

    /** Kept up to date by {@code console.js} while somebody looks; {@code path} as in its live part. */
    public static DomContent live(String path, DomContent now) {
        return div(now).attr("data-live", "/console/live" + path);
    }

    /** Goes with a form, unseen. */
    public static DomContent hidden(String name, String value) {
        return input().withType("hidden").withName(name).withValue(value);
    }

    public static DomContent link(String path, String text) {
        return a(text).withHref(path);
    }

    /** A path of the console, every part of it encoded. */
    public static String path(String... parts) {
        StringBuilder path = new StringBuilder("/console");
        for (String part : parts) {
            path.append('/').append(encoded(part));
        }
        return path.toString();
    }

    /** A query of what is not empty; with its question mark, or empty. */
    public static String query(Map<String, String> values) {
        String query = values.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
