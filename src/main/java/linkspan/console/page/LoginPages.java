package linkspan.console.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.form;
import static j2html.TagCreator.input;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.List;
import linkspan.console.view.Layout;
import linkspan.console.view.Parts;
import linkspan.console.visit.PageAnswer;
import linkspan.console.visit.PageRoute;
import linkspan.console.visit.Visit;
import linkspan.operations.access.Access;
import linkspan.operations.access.Role;

/** In and out, language and colours. */
public final class LoginPages {
    private final Access access;

    public LoginPages(Access access) {
        this.access = access;
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.open("GET", "/login", visit -> PageAnswer.ok(page(visit, ""))),
                PageRoute.open("POST", "/login", this::login),
                PageRoute.open("POST", "/preferences", LoginPages::prefer),
                PageRoute.post("/logout", Role.BUSINESS, visit -> new PageAnswer.SignedOut()));
    }

    private PageAnswer login(Visit visit) {
        Access.Login login = access.login(
                visit.filled("name"),
                visit.form().getOrDefault("password", ""),
                visit.from().address());
        if (login instanceof Access.Login.Welcome welcome) {
            boolean business = !welcome.person().role().may(Role.VIEWER);
            return new PageAnswer.SignedIn(welcome.session(), business ? "/console/where" : "/console");
        }
        boolean closed = login instanceof Access.Login.Closed;
        return new PageAnswer.Html(closed ? 429 : 401, page(visit, visit.say(closed ? "login.closed" : "login.wrong")));
    }

    private static String page(Visit visit, String trouble) {
        DomContent form = form(
                        input().withType("hidden")
                                .withName("csrf")
                                .withValue(visit.from().csrf()),
                        Parts.field(
                                "name",
                                visit.say("field.name"),
                                input().withId("name")
                                        .withName("name")
                                        .attr("autocomplete", "username")
                                        .attr("required")),
                        Parts.field(
                                "password",
                                visit.say("field.password"),
                                input().withId("password")
                                        .withName("password")
                                        .withType("password")
                                        .attr("autocomplete", "current-password")
                                        .attr("required")),
                        Parts.press(visit.say("login"), "main"))
                .withMethod("post")
                .withAction("/console/login");
        return Layout.page(
                visit,
                visit.say("login"),
                div(
                                trouble.isEmpty()
                                        ? div()
                                        : p(trouble).withClass("trouble").attr("role", "alert"),
                                form,
                                p(visit.say("login.hint")).withClass("hint"))
                        .withClass("card narrow"));
    }

    private static PageAnswer prefer(Visit visit) {
        String language = visit.filled("language");
        String theme = visit.filled("theme");
        String back = visit.filled("back");
        return new PageAnswer.Preferred(
                language.matches("en|zh") ? language : "",
                theme.matches("light|dark|auto") ? theme : "",
                back.matches("/console(/[^\\s\\\\]*|\\?[^\\s\\\\]*)?") ? back : "/console");
    }
}
