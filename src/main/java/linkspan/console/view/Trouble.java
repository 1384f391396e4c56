package linkspan.console.view;

import static j2html.TagCreator.p;

import linkspan.console.visit.PageAnswer;
import linkspan.console.visit.Visit;

/** What a person is told when something is not to be had. */
public final class Trouble {
    private Trouble() {}

    public static PageAnswer page(Visit visit, int status, String why) {
        return new PageAnswer.Html(
                status,
                Layout.page(
                        visit,
                        visit.say("trouble." + (status < 500 ? "refused" : "failed")),
                        p(why),
                        p(Parts.link("/console", visit.say("trouble.back")))));
    }

    /** Nothing there, under that name. */
    public static PageAnswer missing(Visit visit, String what) {
        return page(visit, 404, visit.say("trouble.missing", what));
    }
}
