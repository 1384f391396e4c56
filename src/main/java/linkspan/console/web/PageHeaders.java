package linkspan.console.web;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import linkspan.console.visit.PageAnswer;

/** Answers of pages over HTTP, with the headers that keep a page from running, loading or framing what is not ours. */
final class PageHeaders {
    /** An answer and the nonce of its scripts. */
    record Reply(PageAnswer answer, String nonce) {}

    private PageHeaders() {}

    static void send(RoutingContext call, Reply reply, boolean secure) {
        if (call.response().ended() || call.response().closed()) {
            return;
        }
        PageAnswer answer = reply.answer;
        if (answer instanceof PageAnswer.Html html) {
            secured(call.response(), reply.nonce)
                    .setStatusCode(html.status())
                    .putHeader("Content-Type", "text/html; charset=utf-8")
                    .end(html.body());
        } else if (answer instanceof PageAnswer.Download file) {
            secured(call.response(), "")
                    .putHeader("Content-Type", file.type())
                    .putHeader("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                    .end(file.body());
        } else if (answer instanceof PageAnswer.Go go) {
            go(call, go.to());
        } else if (answer instanceof PageAnswer.SignedIn in) {
            Cookies.SESSION.set(call, in.session(), secure);
            go(call, in.to());
        } else if (answer instanceof PageAnswer.Preferred preferred) {
            if (!preferred.language().isEmpty()) {
                Cookies.LANGUAGE.set(call, preferred.language(), secure);
            }
            if (!preferred.theme().isEmpty()) {
                Cookies.THEME.set(call, preferred.theme(), secure);
            }
            go(call, preferred.to());
        } else {
            Cookies.SESSION.clear(call);
            go(call, "/console/login");
        }
    }

    static void go(RoutingContext call, String to) {
        secured(call.response(), "")
                .setStatusCode(303)
                .putHeader("Location", to)
                .end();
    }

    /** Without words: nobody reads what a stream is refused with. */
    static void refuse(RoutingContext call, int status) {
        secured(call.response(), "").setStatusCode(status).end();
    }

    static HttpServerResponse secured(HttpServerResponse response, String nonce) {
        return response.putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'nonce-" + (nonce.isEmpty() ? "none" : nonce)
                                + "'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
                                + " frame-ancestors 'none'; base-uri 'none'")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cache-Control", "no-store");
    }
}
