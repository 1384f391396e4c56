package linkspan.console.web;

import io.vertx.core.http.HttpServerResponse;
import linkspan.console.visit.LivePart;
import linkspan.console.visit.Visit;

/** A browser that looks at a part of a page. Used by the event loop only. */
final class LiveStream {
    /** So many ticks without news: a sign of life, so that nothing between us takes the connection for dead. */
    private static final int SIGN_OF_LIFE = 6;

    private final HttpServerResponse response;
    private final LivePart part;
    private final Visit visit;
    private final String session;
    private String shown = "";
    private int quiet;

    /** @param session its secret, to find out whether it still holds */
    LiveStream(HttpServerResponse response, LivePart part, Visit visit, String session) {
        this.response = response;
        this.part = part;
        this.visit = visit;
        this.session = session;
    }

    LivePart part() {
        return part;
    }

    Visit visit() {
        return visit;
    }

    String session() {
        return session;
    }

    String likeness() {
        return part.path() + ' ' + part.likeness().apply(visit);
    }

    /** The head of the stream, at once: then the browser knows that it is let in. */
    void begin() {
        PageHeaders.secured(response, "")
                .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                .setChunked(true);
        response.write(":\n\n");
    }

    /** Nothing is sent that is shown already, nor to a browser that does not keep up: it gets the next state. */
    void show(String html) {
        if (response.ended() || response.closed() || response.writeQueueFull()) {
            return;
        }
        if (!html.equals(shown)) {
            response.write("data: " + html.replace("\n", "\ndata: ") + "\n\n");
            shown = html;
            quiet = 0;
        } else if (++quiet >= SIGN_OF_LIFE) {
            response.write(":\n\n");
            quiet = 0;
        }
    }

    /** The session is over: the browser is told to go to the login. */
    void end() {
        if (!response.ended() && !response.closed()) {
            response.end("event: over\ndata: over\n\n");
        }
    }
}
