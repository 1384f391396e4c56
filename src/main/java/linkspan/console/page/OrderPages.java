package linkspan.console.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.section;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import com.fasterxml.jackson.databind.JsonNode;
import j2html.tags.DomContent;
import j2html.tags.specialized.OptionTag;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.console.view.Layout;
import linkspan.console.view.Parts;
import linkspan.console.view.Trouble;
import linkspan.console.visit.PageAnswer;
import linkspan.console.visit.PageRoute;
import linkspan.console.visit.Visit;
import linkspan.operations.OperatorServices;
import linkspan.operations.access.Role;
import linkspan.operations.search.Hit;
import linkspan.operations.search.Search;
import linkspan.operations.search.SearchKind;
import linkspan.operations.timeline.Standing;
import linkspan.operations.timeline.Stop;
import linkspan.operations.timeline.Timeline;
import linkspan.operations.timeline.TimelineEvent;
import linkspan.operations.timeline.TimelineWords;
import org.jspecify.annotations.Nullable;

/** Orders: found by whatever is at hand, and one with its way through all systems. */
public final class OrderPages {
    private static final int PAGE = 50;
    private final OperatorServices hub;

    public OrderPages(OperatorServices hub) {
        this.hub = hub;
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/orders", Role.VIEWER, this::find),
                PageRoute.get("/orders/:id", Role.VIEWER, this::show));
    }

    private PageAnswer find(Visit visit) {
        String text = visit.asked("q");
        LocalDate day = day(visit.asked("day"));
        SearchKind kind = SearchKind.find(visit.query().getOrDefault("by", "")).orElse(null);
        if (text == null && day == null) {
            return PageAnswer.ok(Layout.page(visit, visit.say("nav.orders"), question(visit, kind), hint(visit)));
        }
        List<Hit> hits = hub.look()
                .search()
                .find(new Search(text, kind, start(visit, day, 0), start(visit, day, 1), visit.asked("after"), PAGE));
        boolean one =
                hits.size() == 1 && visit.asked("after") == null && hits.get(0).letter() == null;
        if (one && hits.get(0).order() != null) {
            return new PageAnswer.Go(Parts.path("orders", hits.get(0).key()));
        }
        DomContent found = hits.isEmpty()
                ? Parts.empty(visit.say("find.nothing", text == null ? String.valueOf(day) : text))
                : Parts.rows(
                        List.of(
                                visit.say("order"),
                                visit.say("order.status"),
                                visit.say("order.client"),
                                visit.say("order.since"),
                                visit.say("find.by")),
                        hits.stream().map(hit -> row(visit, hit)).toList());
        DomContent more = hits.size() == PAGE
                ? p(Parts.link(
                        "/console/orders"
                                + Parts.query(Map.of(
                                        "q", text == null ? "" : text,
                                        "by", kind == null ? "" : kind.label(),
                                        "day", day == null ? "" : day.toString(),
                                        "after", hits.get(PAGE - 1).key())),
                        visit.say("more")))
                : div();
        return PageAnswer.ok(Layout.page(
                visit,
                visit.say("nav.orders"),
                question(visit, kind),
                section(found, more).withClass("card")));
    }

    private static DomContent hint(Visit visit) {
        return p(visit.say("find.help")).withClass("hint");
    }

    private static DomContent question(Visit visit, @Nullable SearchKind kind) {
        OptionTag any = option(visit.say("find.any")).withValue("");
        return form(
                        Parts.field(
                                "q",
                                visit.say("find"),
                                input().withType("search")
                                        .withId("q")
                                        .withName("q")
                                        .withValue(visit.query().getOrDefault("q", ""))),
                        Parts.field(
                                "by",
                                visit.say("find.by"),
                                select(
                                                any,
                                                each(
                                                        Stream.of(SearchKind.values())
                                                                .filter(it -> it != SearchKind.DAY)
                                                                .toList(),
                                                        it -> option(visit.say("kind." + it.label()))
                                                                .withValue(it.label())
                                                                .withCondSelected(it == kind)))
                                        .withId("by")
                                        .withName("by")),
                        Parts.field(
                                "day",
                                visit.say("kind.day"),
                                input().withType("date")
                                        .withId("day")
                                        .withName("day")
                                        .withValue(visit.query().getOrDefault("day", ""))),
                        Parts.press(visit.say("find.press"), "main"))
                .withMethod("get")
                .withAction("/console/orders")
                .withClass("filters card");
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant start(Visit visit, @Nullable LocalDate day, int later) {
        return day == null
                ? null
                : day.plusDays(later).atStartOfDay(visit.words().zone()).toInstant();
    }

    private static DomContent row(Visit visit, Hit hit) {
        Hit.Stored order = hit.order();
        String letter = hit.letter();
        DomContent name = letter == null
                ? Parts.link(Parts.path("orders", hit.key()), hit.key())
                : Parts.link(Parts.path("letters", letter), visit.say("letter") + " " + letter);
        return tr(
                th(name).attr("scope", "row"),
                td(order == null ? span("–") : status(visit, order.status())),
                td(order == null ? "–" : order.client()),
                td(order == null ? "–" : visit.words().time(order.storedAt())),
                td(hit.by().stream().map(it -> visit.say("kind." + it.label())).collect(Collectors.joining(", "))));
    }

    static DomContent status(Visit visit, String status) {
        String tone = switch (status) {
            case "SHIPPED", "DELIVERED" -> "good";
            case "CANCELLED" -> "calm";
            case "ON_HOLD" -> "busy";
            default -> "calm";
        };
        return Parts.badge(tone, visit.say("status." + status));
    }

    private PageAnswer show(Visit visit) {
        Timeline timeline = hub.look().timelines().of(visit.id()).orElse(null);
        if (timeline == null) {
            return Trouble.missing(visit, visit.id());
        }
        TimelineWords words =
                new TimelineWords(visit.words().locale(), visit.words().zone());
        String status = timeline.status();
        return PageAnswer.ok(Layout.page(
                visit,
                visit.say("order") + " " + timeline.orderId(),
                div(status == null ? span() : status(visit, status)).withClass("under"),
                section(
                                h2(visit.say("order.way")),
                                ol(each(timeline.events(), event -> step(visit, words, event)))
                                        .withClass("timeline"))
                        .withClass("card"),
                remarks(visit, words, timeline),
                document(visit, timeline)));
    }

    private static DomContent step(Visit visit, TimelineWords words, TimelineEvent event) {
        return li(
                div(
                                span(words.name(event)).withClass("what"),
                                span(visit.words().time(event.at())).withClass("when"),
                                span(visit.say("order.from", event.source())).withClass("when"))
                        .withClass("event"),
                event.stops().isEmpty()
                        ? Parts.empty(visit.say("order.nobody"))
                        : div(each(event.stops(), stop -> stop(visit, words, event, stop)))
                                .withClass("stops"));
    }

    private static DomContent stop(Visit visit, TimelineWords words, TimelineEvent event, Stop stop) {
        String letter = stop.letter();
        return div(
                        span(stop.system()).withClass("system"),
                        Parts.badge(
                                tone(stop.standing()),
                                visit.say("standing." + stop.standing().label())),
                        span(words.sentence(event, stop)),
                        letter == null ? span() : Parts.link(Parts.path("letters", letter), visit.say("letter.open")))
                .withClass("stop");
    }

    static String tone(Standing standing) {
        return switch (standing) {
            case DELIVERED -> "good";
            case NOT_MEANT, DISCARDED -> "calm";
            case WAITING, BEHIND, UNDER_WAY -> "busy";
            case DEAD, UNCERTAIN -> "bad";
        };
    }

    private static DomContent remarks(Visit visit, TimelineWords words, Timeline timeline) {
        return timeline.remarks().isEmpty()
                ? div()
                : section(h2(visit.say("order.remarks")), each(timeline.remarks(), remark -> p(words.remark(remark))))
                        .withClass("card");
    }

    /** Without what is about a person, unless one may see that. */
    private DomContent document(Visit visit, Timeline timeline) {
        JsonNode json =
                visit.may(Role.OPERATOR) ? timeline.json() : hub.masked().of(timeline.json());
        return json.path("order").isObject()
                ? section(
                                h2(visit.say("order.document")),
                                pre(json.path("order").toPrettyString()).attr("tabindex", "0"))
                        .withClass("card")
                : div();
    }
}
