package linkspan.console.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;

/** What a browser brings along. No script can read them, and no other site's page can have them sent. */
enum Cookies {
    SESSION("linkspan-session"),
    LANGUAGE("linkspan-language"),
    THEME("linkspan-theme");

    private static final long YEAR = 365L * 24 * 60 * 60;
    private final String name;

    Cookies(String name) {
        this.name = name;
    }

    /** Empty when there is none. */
    String of(RoutingContext call) {
        Cookie cookie = call.request().getCookie(name);
        return cookie == null ? "" : cookie.getValue();
    }

    /** The session ends with the browser, the others stay a year. */
    void set(RoutingContext call, String value, boolean secure) {
        Cookie cookie = Cookie.cookie(name, value)
                .setPath("/console")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(secure);
        call.response().addCookie(this == SESSION ? cookie : cookie.setMaxAge(YEAR));
    }

    void clear(RoutingContext call) {
        call.response().addCookie(Cookie.cookie(name, "").setPath("/console").setMaxAge(0));
    }
}
