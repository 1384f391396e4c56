package linkspan.console;

import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import linkspan.stand.TestHub;

/** A browser without a screen: keeps cookies, sends forms with the token that the last page told. */
final class Visitor {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]*)\"");
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String address;
    private String csrf = "";

    Visitor(TestHub hub) {
        address = "http://127.0.0.1:" + hub.opsPort();
    }

    /** Somebody of that role, signed in. */
    static Visitor in(TestHub hub, String role) throws Exception {
        String name = role + "-" + Long.toString(System.nanoTime(), 36);
        hub.post(
                "/admin/users",
                "{\"name\":\"%s\",\"role\":\"%s\",\"password\":\"correct horse battery\"}".formatted(name, role));
        Visitor visitor = new Visitor(hub);
        visitor.post("/console/login", Map.of("name", name, "password", "correct horse battery"));
        return visitor;
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        return remember(http.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofString()));
    }

    /** What is answered before the first word of it; the rest is not waited for. */
    HttpResponse<?> head(String path) throws Exception {
        HttpResponse<InputStream> response = stream(path);
        response.body().close();
        return response;
    }

    /** What is answered as it comes. */
    HttpResponse<InputStream> stream(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        return post(path, form, "Origin", address);
    }

    HttpResponse<String> post(String path, Map<String, String> form, String... headers) throws Exception {
        Map<String, String> all = new TreeMap<>(form);
        all.putIfAbsent("csrf", csrf);
        String body = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return remember(http.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofString()));
    }

    private HttpResponse<String> remember(HttpResponse<String> response) {
        Matcher told = CSRF.matcher(response.body());
        if (told.find()) {
            csrf = told.group(1);
        }
        return response;
    }
}
