package linkspan.console.watch;

import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import linkspan.console.view.BarChart;
import linkspan.console.view.Layout;
import linkspan.console.view.Parts;
import linkspan.console.visit.PageAnswer;
import linkspan.console.visit.PageRoute;
import linkspan.console.visit.Visit;
import linkspan.inbound.poll.checkpoint.Checkpoint;
import linkspan.inbound.poll.checkpoint.Checkpoint.State;
import linkspan.inbound.poll.desk.Polls;
import linkspan.model.Json;
import linkspan.operations.access.Role;
import linkspan.operations.anomaly.HourHistory;

/** What is fetched from systems by itself: how far it is, what it brought in the last day; paused, resumed, run now. */
public final class PollPages {
    private static final int HOURS = 24;
    private final Polls polls;
    private final HourHistory history;

    public PollPages(Polls polls, HourHistory history) {
        this.polls = polls;
        this.history = history;
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/polls", Role.VIEWER, this::page),
                PageRoute.post("/polls/:id/run", Role.OPERATOR, visit -> {
                    polls.run(visit.id(), visit.who().name());
                    return new PageAnswer.Go("/console/polls");
                }),
                PageRoute.post("/polls/:id/pause", Role.OPERATOR, visit -> put(visit, State.PAUSED)),
                PageRoute.post("/polls/:id/resume", Role.OPERATOR, visit -> put(visit, State.RUNNING)));
    }

    private PageAnswer put(Visit visit, State state) {
        polls.put(visit.id(), state, visit.who().name());
        return new PageAnswer.Go("/console/polls");
    }

    private PageAnswer page(Visit visit) {
        List<Polls.Poll> all = polls.all();
        Map<String, Map<Instant, Long>> carried = history.carried(HOURS);
        return PageAnswer.ok(Layout.page(
                visit,
                visit.say("nav.polls"),
                all.isEmpty()
                        ? Parts.empty(visit.say("polls.none"))
                        : div(each(
                                all,
                                poll -> poll(
                                        visit,
                                        poll,
                                        carried.getOrDefault(poll.checkpoint().route(), Map.of()))))));
    }

    private DomContent poll(Visit visit, Polls.Poll poll, Map<Instant, Long> hours) {
        Checkpoint at = poll.checkpoint();
        return section(
                        h2(Parts.link(Parts.path("flow", at.route()), at.route())),
                        p(
                                Parts.badge(tone(poll), visit.say("poll.state." + poll.state())),
                                text(Objects.requireNonNullElse(at.reason(), ""))),
                        dl(
                                dt(visit.say("poll.moved")),
                                dd(visit.words().time(at.movedAt())),
                                dt(visit.say("poll.run")),
                                dd(visit.say(
                                        "poll.rows",
                                        visit.words().count(at.run().rows()),
                                        visit.words().count(at.run().bad()))),
                                dt(visit.say("poll.all")),
                                dd(visit.say(
                                        "poll.rows",
                                        visit.words().count(at.all().rows()),
                                        visit.words().count(at.all().bad()))),
                                dt(visit.say("poll.caught")),
                                dd(visit.say(at.caughtUp() ? "poll.caught.yes" : "poll.caught.no")),
                                dt(visit.say("poll.position")),
                                dd(Json.text(at.position())).withClass("key")),
                        hours.isEmpty() ? div() : chart(visit, hours),
                        visit.may(Role.OPERATOR) && !poll.state().equals("gone") ? presses(visit, at) : div())
                .withClass("card");
    }

    private static String tone(Polls.Poll poll) {
        return switch (poll.state()) {
            case "running" -> "good";
            case "stopped" -> "bad";
            default -> "calm";
        };
    }

    private DomContent chart(Visit visit, Map<Instant, Long> hours) {
        Instant now = history.hour();
        List<BarChart.Bar> bars = new ArrayList<>();
        for (int back = HOURS - 1; back >= 0; back--) {
            Instant hour = now.minus(back, ChronoUnit.HOURS);
            long rows = hours.getOrDefault(hour, 0L);
            String title = visit.say(
                    "poll.hour", visit.words().time(hour), visit.words().count(rows));
            bars.add(new BarChart.Bar(title, List.of(new BarChart.Part("good", rows))));
        }
        long most = hours.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return BarChart.of(visit.say("poll.picture"), visit.words().count(most), bars);
    }

    private static DomContent presses(Visit visit, Checkpoint at) {
        boolean runs = at.state() == State.RUNNING;
        return div(
                        runs ? press(visit, at, "run", "main") : text(""),
                        runs ? press(visit, at, "pause", "calm") : press(visit, at, "resume", "main"))
                .withClass("line");
    }

    private static DomContent press(Visit visit, Checkpoint at, String what, String tone) {
        return Parts.post(
                visit, Parts.path("polls", at.route(), what), Parts.press(visit.say("poll.do." + what), tone));
    }
}
