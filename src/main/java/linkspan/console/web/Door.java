package linkspan.console.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import linkspan.console.view.Trouble;
import linkspan.console.visit.LivePart;
import linkspan.console.visit.PageAnswer;
import linkspan.console.visit.PageRoute;
import linkspan.console.visit.Visit;
import linkspan.console.visit.Wording;
import linkspan.model.Sha256;
import linkspan.model.failure.Refused;
import linkspan.operations.access.Access;
import linkspan.operations.access.Person;
import linkspan.operations.ops.OpsMount;
import linkspan.platform.database.DatabaseFailed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets browsers in: finds the session, asks the role, refuses what another site's page has sent, and runs the page on a
 * worker.
 *
 * <p>A request that changes something is a POST, comes from this origin, and holds the session's token: a digest of the
 * session that only our own pages are told.
 */
public final class Door implements OpsMount {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final long LARGEST_FORM = 2L << 20;
    private static final int MOST_STREAMS = 100;
    private static final Duration LIVE = Duration.ofSeconds(3);
    private final Access access;
    private final List<PageRoute> pages;
    private final List<LivePart> parts;
    private final LiveStreams streams;
    private final ZoneId zone;
    private final SecureRandom random;

    /** @param zone in which people read times */
    public Door(Access access, List<PageRoute> pages, List<LivePart> parts, ZoneId zone, SecureRandom random) {
        this.access = access;
        this.pages = List.copyOf(pages);
        this.parts = List.copyOf(parts);
        this.streams = new LiveStreams(access::holds, MOST_STREAMS, LIVE);
        this.zone = zone;
        this.random = random;
    }

    @Override
    public void on(Router router) {
        router.get("/").handler(call -> PageHeaders.go(call, "/console"));
        router.get("/console/assets/:file").handler(call -> Assets.send(call));
        router.post("/console/*").handler(BodyHandler.create(false).setBodyLimit(LARGEST_FORM));
        for (PageRoute page : pages) {
            router.route(HttpMethod.valueOf(page.method()), "/console" + page.path())
                    .handler(call -> call.vertx()
                            .executeBlocking(() -> answer(page, call), false)
                            .onComplete(done -> PageHeaders.send(call, done.result(), isSecure(call))));
        }
        for (LivePart part : parts) {
            router.get("/console/live" + part.path())
                    .handler(call -> call.vertx()
                            .executeBlocking(() -> looking(call), false)
                            .onComplete(done -> stream(part, call, done.result())));
        }
    }

    /** Who asks for a live part; nobody where that cannot be found out. On a worker. */
    private @Nullable Visit looking(RoutingContext call) {
        String session = Cookies.SESSION.of(call);
        Person person = session.isEmpty() ? null : access.session(session).orElse(null);
        return person == null ? null : visit(call, person, csrf(session), "");
    }

    private void stream(LivePart part, RoutingContext call, @Nullable Visit visit) {
        if (call.response().closed()) {
            return;
        }
        if (visit == null) {
            PageHeaders.refuse(call, 401);
        } else if (!visit.may(part.needed())) {
            PageHeaders.refuse(call, 403);
        } else if (!streams.open(call.vertx(), call.response(), part, visit, Cookies.SESSION.of(call))) {
            PageHeaders.refuse(call, 503);
        }
    }

    /** On a worker; never throws. */
    private PageHeaders.Reply answer(PageRoute page, RoutingContext call) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        Visit visit = visit(call, null, "", nonce); // who is in trouble keeps the page's frame
        try {
            String session = Cookies.SESSION.of(call);
            Person person = session.isEmpty() ? null : access.session(session).orElse(null);
            visit = visit(call, person, person == null ? "" : csrf(session), nonce);
            PageAnswer answer = allowed(page, call, visit) ? page.page().answer(visit) : refusal(page, visit);
            if (answer instanceof PageAnswer.SignedOut) {
                access.logout(session);
            }
            return new PageHeaders.Reply(answer, nonce);
        } catch (Refused e) {
            return new PageHeaders.Reply(Trouble.page(visit, e.code().status(), String.valueOf(e.getMessage())), nonce);
        } catch (DatabaseFailed e) {
            LOG.warn("console without database path={}", page.path(), e);
            return new PageHeaders.Reply(Trouble.page(visit, 503, visit.say("trouble.database")), nonce);
        } catch (RuntimeException | Error e) {
            LOG.error("console page failed path={}", page.path(), e);
            return new PageHeaders.Reply(Trouble.page(visit, 500, visit.say("trouble.bug")), nonce);
        }
    }

    private static boolean allowed(PageRoute page, RoutingContext call, Visit visit) {
        boolean entitled = page.needed() == null || visit.may(page.needed());
        return entitled && (!page.method().equals("POST") || isOurs(call) && knowsToken(visit));
    }

    private static PageAnswer refusal(PageRoute page, Visit visit) {
        if (page.needed() != null && visit.person() == null) {
            return new PageAnswer.Go("/console/login");
        }
        boolean entitled = page.needed() == null || visit.may(page.needed());
        return Trouble.page(visit, 403, visit.say(entitled ? "trouble.forged" : "trouble.role"));
    }

    /** Browsers say from which site's page a form comes. */
    private static boolean isOurs(RoutingContext call) {
        String origin = call.request().getHeader("Origin");
        String host = call.request().getHeader("Host");
        if (origin == null) {
            return "same-origin".equals(call.request().getHeader("Sec-Fetch-Site"));
        }
        try {
            return host != null && host.equals(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean knowsToken(Visit visit) {
        return MessageDigest.isEqual(
                visit.from().csrf().getBytes(StandardCharsets.UTF_8),
                visit.form().getOrDefault("csrf", "").getBytes(StandardCharsets.UTF_8));
    }

    private static String csrf(String session) {
        return Sha256.hex(("csrf " + session).getBytes(StandardCharsets.UTF_8));
    }

    private Visit visit(RoutingContext call, @Nullable Person person, String csrf, String nonce) {
        String language = Cookies.LANGUAGE.of(call);
        String accepted = call.request().getHeader("Accept-Language");
        String theme = Cookies.THEME.of(call);
        return new Visit(
                person,
                Wording.of(language.isEmpty() ? accepted == null ? "" : accepted : language, zone),
                call.pathParams(),
                firsts(call.queryParams()),
                firsts(call.request().formAttributes()),
                new Visit.From(
                        call.request().uri(),
                        call.request().remoteAddress().hostAddress(),
                        csrf,
                        nonce,
                        theme.equals("dark") || theme.equals("light") ? theme : "auto"));
    }

    private static boolean isSecure(RoutingContext call) {
        return call.request().isSSL() || "https".equals(call.request().getHeader("X-Forwarded-Proto"));
    }

    private static Map<String, String> firsts(MultiMap all) {
        Map<String, String> firsts = new HashMap<>();
        all.forEach(entry -> firsts.putIfAbsent(entry.getKey(), entry.getValue()));
        return firsts;
    }
}
