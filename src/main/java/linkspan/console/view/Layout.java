package linkspan.console.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.input;
import static j2html.TagCreator.link;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.script;
import static j2html.TagCreator.span;
import static j2html.TagCreator.title;

import j2html.tags.DomContent;
import j2html.tags.specialized.ATag;
import java.util.List;
import linkspan.console.visit.Visit;
import linkspan.operations.access.Role;

/** The frame of every page: where one can go, the one box that finds orders, who one is. */
public final class Layout {
    /** htmx may neither write styles nor evaluate texts: the content security policy would not let it. */
    private static final String HTMX =
            "{\"includeIndicatorStyles\":false,\"allowEval\":false,\"selfRequestsOnly\":true}";

    private record Place(String path, String word, Role needed) {}

    private static final List<Place> PLACES = List.of(
            new Place("/console", "nav.overview", Role.VIEWER),
            new Place("/console/where", "nav.where", Role.BUSINESS),
            new Place("/console/orders", "nav.orders", Role.VIEWER),
            new Place("/console/letters", "nav.letters", Role.VIEWER),
            new Place("/console/redrives", "nav.redrives", Role.VIEWER),
            new Place("/console/alerts", "nav.alerts", Role.VIEWER),
            new Place("/console/reconciliations", "nav.reconciliations", Role.VIEWER),
            new Place("/console/polls", "nav.polls", Role.VIEWER),
            new Place("/console/flow", "nav.flow", Role.VIEWER),
            new Place("/console/mappings", "nav.mappings", Role.VIEWER),
            new Place("/console/systems", "nav.systems", Role.VIEWER),
            new Place("/console/ledger", "nav.ledger", Role.VIEWER),
            new Place("/console/audit", "nav.audit", Role.VIEWER));

    private Layout() {}

    public static String page(Visit visit, String heading, DomContent... content) {
        return document(html(
                        head(
                                meta().withCharset("utf-8"),
                                title(heading + " · Linkspan"),
                                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                meta().withName("color-scheme").withContent(scheme(visit)),
                                meta().withName("htmx-config").withContent(HTMX),
                                link().withRel("stylesheet").withHref("/console/assets/console.css"),
                                link().withRel("icon").withHref("/console/assets/linkspan.svg"),
                                code(visit, "htmx.min.js"),
                                code(visit, "console.js")),
                        body(
                                a(visit.say("skip")).withHref("#content").withClass("skip"),
                                bar(visit),
                                main(h1(heading), each(content))
                                        .withId("content")
                                        .attr("tabindex", "-1")))
                .attr("lang", visit.words().tag())
                .withClass(visit.from().theme()));
    }

    private static String scheme(Visit visit) {
        return visit.from().theme().equals("auto") ? "light dark" : visit.from().theme();
    }

    private static DomContent code(Visit visit, String file) {
        return script().withSrc("/console/assets/" + file)
                .attr("nonce", visit.from().nonce())
                .attr("defer");
    }

    private static DomContent bar(Visit visit) {
        DomContent brand = a(span().withClass("mark").attr("aria-hidden", "true"), span("Linkspan"))
                .withHref("/console")
                .withClass("brand");
        if (visit.person() == null) {
            return header(brand, div(preferences(visit)).withClass("me"));
        }
        List<Place> places =
                PLACES.stream().filter(place -> visit.may(place.needed)).toList();
        return header(
                brand,
                visit.may(Role.VIEWER) ? search(visit) : div(),
                div(preferences(visit), leave(visit)).withClass("me"),
                nav(each(places, place -> entry(visit, place))).attr("aria-label", visit.say("nav")));
    }

    private static DomContent search(Visit visit) {
        return form(input().withType("search")
                        .withName("q")
                        .withId("find")
                        .withPlaceholder(visit.say("find.hint"))
                        .attr("aria-label", visit.say("find"))
                        .attr("autocomplete", "off"))
                .withMethod("get")
                .withAction("/console/orders")
                .attr("role", "search");
    }

    private static DomContent entry(Visit visit, Place place) {
        String here = visit.from().here().split("\\?", 2)[0];
        boolean current = place.path.equals("/console")
                ? here.equals("/console")
                : here.equals(place.path) || here.startsWith(place.path + "/");
        ATag link = a(visit.say(place.word)).withHref(place.path);
        return current ? link.attr("aria-current", "page") : link;
    }

    /** Language and colours; harmless, so also before the login. */
    private static DomContent preferences(Visit visit) {
        boolean chinese = visit.words().tag().equals("zh");
        String theme = visit.from().theme();
        String next = theme.equals("auto") ? "dark" : theme.equals("dark") ? "light" : "auto";
        return form(
                        input().withType("hidden")
                                .withName("csrf")
                                .withValue(visit.from().csrf()),
                        input().withType("hidden")
                                .withName("back")
                                .withValue(visit.from().here()),
                        button(chinese ? "English" : "中文")
                                .withName("language")
                                .withValue(chinese ? "en" : "zh")
                                .withClass("quiet")
                                .attr("lang", chinese ? "en" : "zh"),
                        button(visit.say("theme." + theme))
                                .withName("theme")
                                .withValue(next)
                                .withClass("quiet")
                                .attr("aria-label", visit.say("theme", visit.say("theme." + theme))))
                .withMethod("post")
                .withAction("/console/preferences");
    }

    private static DomContent leave(Visit visit) {
        return Parts.post(
                visit,
                "/console/logout",
                span(visit.who().name()).withClass("who"),
                Parts.badge("calm", visit.say("role." + visit.who().role().label())),
                button(visit.say("logout")).withClass("quiet"));
    }
}
