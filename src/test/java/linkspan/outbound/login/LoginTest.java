package linkspan.outbound.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.Vertx;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import linkspan.model.Json;
import linkspan.outbound.http.CallComponent;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.system.Secrets;
import linkspan.platform.system.SystemCatalog;
import linkspan.platform.system.SystemSettings;
import linkspan.platform.xml.Xml;
import linkspan.stand.SettableClock;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that log in, against servers in this process that look at what came. */
class LoginTest {
    private record Asked(String path, Headers headers, String body) {}

    @TempDir
    private Path folder;

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-11T00:00:00Z"));
    private final Vertx vertx = Vertx.vertx();
    private final CamelContext camel = new DefaultCamelContext();
    private final HttpServer server;
    private volatile String letIn = "";
    private volatile int tokenStatus = 200;

    LoginTest() throws Exception {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", http -> {
            String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(new Asked(http.getRequestURI().toString(), http.getRequestHeaders(), body));
            boolean token = http.getRequestURI().getPath().equals("/token");
            String said = token
                    ? "{\"access_token\":\"t" + tokens.incrementAndGet()
                            + "\",\"expires_in\":3600,\"token_type\":\"bearer\"}"
                    : "{}";
            boolean refused = !token
                    && !letIn.isEmpty()
                    && !letIn.equals(http.getRequestHeaders().getFirst("Authorization"));
            byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
            http.getResponseHeaders().add("Content-Type", "application/json");
            http.sendResponseHeaders(token ? tokenStatus : refused ? 401 : 200, bytes.length);
            http.getResponseBody().write(bytes);
            http.close();
        });
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Calls of a system with these keys; its secrets are named {@code key} and {@code refresh}. */
    private void system(String keys) throws Exception {
        Files.createDirectories(folder.resolve("routes/acme"));
        StringBuilder properties = new StringBuilder(keys.startsWith("url=") ? "" : "acme.url=" + address() + "\n");
        keys.strip()
                .lines()
                .forEach(line -> properties.append("acme.").append(line.strip()).append('\n'));
        Files.writeString(folder.resolve("routes/acme/system.properties"), properties);
        Map<String, String> secrets = Map.of(
                "LINKSPAN_SECRET_KEY", "s3cr&t",
                "LINKSPAN_SECRET_REFRESH", "r-1",
                "LINKSPAN_SECRET_STORE", "changeit");
        camel.addComponent(
                "call",
                new CallComponent(
                        SystemCatalog.load(folder.resolve("routes"), name -> null, value -> value),
                        new Secrets(folder, secrets::get, Secrets.WhenMissing.REFUSE),
                        vertx,
                        clock,
                        (system, network) -> network));
        camel.start();
    }

    private Exchange call(String uri, Object body) {
        return camel.createProducerTemplate()
                .request(uri, exchange -> exchange.getMessage().setBody(body));
    }

    private Exchange call() {
        return call("call:acme/orders?key=k", Json.read("{\"a\":1}"));
    }

    private Asked last() {
        return asked.get(asked.size() - 1);
    }

    @Test
    void basic() throws Exception {
        system("login=basic\nlogin-user=ann\nlogin-secret=key");
        assertThat(call().getException()).isNull();
        assertThat(last().headers().getFirst("Authorization"))
                .isEqualTo(
                        "Basic " + Base64.getEncoder().encodeToString("ann:s3cr&t".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void shopifys_header() throws Exception {
        system("login=api-key\nlogin-header=X-Shopify-Access-Token\nlogin-secret=key");
        call();
        assertThat(last().headers().getFirst("X-Shopify-Access-Token")).isEqualTo("s3cr&t");
    }

    @Test
    void a_token_is_asked_for_once_for_all_calls_and_renewed_before_it_ends() throws Exception {
        system("login=oauth2\nlogin-url=%s/token\nlogin-client-id=me\nlogin-secret=key\nlogin-scope=orders write"
                .formatted(address()));
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(camel.createProducerTemplate()
                    .asyncSend(
                            i % 2 == 0 ? "call:acme/a?key=k" : "call:acme/b?key=k",
                            e -> e.getMessage().setBody("{}"))
                    .toCompletableFuture());
        }
        calls.forEach(it -> assertThat(it.join().getException()).isNull());
        assertThat(tokens).hasValue(1);
        Asked question = asked.stream()
                .filter(it -> it.path().equals("/token"))
                .findFirst()
                .orElseThrow();
        assertThat(question.body()).isEqualTo("grant_type=client_credentials&scope=orders+write");
        assertThat(question.headers().getFirst("Authorization"))
                .isEqualTo(
                        "Basic " + Base64.getEncoder().encodeToString("me:s3cr%26t".getBytes(StandardCharsets.UTF_8)));
        assertThat(last().headers().getFirst("Authorization")).isEqualTo("Bearer t1");

        clock.move(Duration.ofMinutes(58));
        call();
        assertThat(tokens).hasValue(1);
        clock.move(Duration.ofMinutes(1));
        call();
        assertThat(tokens).hasValue(2);
        assertThat(last().headers().getFirst("Authorization")).isEqualTo("Bearer t2");
    }

    @Test
    void a_call_that_is_not_let_in_renews_the_token_once() throws Exception {
        system("login=oauth2\nlogin-url=%s/token\nlogin-client-id=me\nlogin-secret=key".formatted(address()));
        call();
        letIn = "Bearer t2";
        assertThat(call().getException()).isNull();
        assertThat(tokens).hasValue(2);
        letIn = "nobody";
        assertThat(call().getException()).hasMessageContaining("HTTP 401");
        assertThat(tokens).hasValue(3);
    }

    @Test
    void without_a_token_nothing_is_sent() throws Exception {
        system("login=oauth2\nlogin-url=%s/token\nlogin-client-id=me\nlogin-secret=key".formatted(address()));
        tokenStatus = 400;
        assertThat(call().getException()).hasMessageContaining("no token from " + address() + "/token: HTTP 400");
        assertThat(asked).allMatch(it -> it.path().equals("/token"));
    }

    @Test
    void amazons_lwa() throws Exception {
        system("""
                login=oauth2
                login-url=%s/token
                login-grant=refresh_token
                login-client-id=amzn1.application
                login-client-auth=body
                login-secret=key
                login-refresh=refresh
                login-header=x-amz-access-token
                """.formatted(address()));
        call();
        assertThat(asked.get(0).body())
                .isEqualTo(
                        "grant_type=refresh_token&refresh_token=r-1&client_id=amzn1.application&client_secret=s3cr%26t");
        assertThat(last().headers().getFirst("x-amz-access-token")).isEqualTo("t1");
    }

    @Test
    void hmac() throws Exception {
        system("""
                login=hmac
                login-header=X-Signature
                login-prefix=v1=
                login-secret=key
                login-signed={timestamp}.{method}.{path}?{query}.{body}
                login-timestamp-header=X-Timestamp
                """);
        call("call:acme/orders?key=k&method=PUT", "{\"a\":1}");
        String signed = "1794355200.PUT./orders?.{\"a\":1}";
        javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new javax.crypto.spec.SecretKeySpec("s3cr&t".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(last().headers().getFirst("X-Signature"))
                .isEqualTo("v1="
                        + java.util.HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
        assertThat(last().headers().getFirst("X-Timestamp")).isEqualTo("1794355200");
    }

    @ParameterizedTest
    @CsvSource({
        "1.1, http://schemas.xmlsoap.org/soap/envelope/, text/xml; charset=utf-8",
        "1.2, http://www.w3.org/2003/05/soap-envelope, application/soap+xml; charset=utf-8; action=\"urn:x\"",
    })
    void a_username_token_in_the_envelope(String version, String namespace, String type) throws Exception {
        system("login=wsse\nlogin-user=a<b\nlogin-secret=key");
        call("call:acme/orders?key=k&soap=urn:x&soap-version=" + version, "<Create/>");
        assertThat(last().headers().getFirst("Content-Type")).isEqualTo(type);
        assertThat(last().body()).contains("xmlns:soap=\"" + namespace + "\"").contains("<soap:Body><Create/>");
        JsonNode token =
                Xml.tree(last().body().getBytes(StandardCharsets.UTF_8)).at("/Envelope/Header/Security/UsernameToken");
        assertThat(token.path("Username").asText()).isEqualTo("a<b");
        byte[] nonce = Base64.getDecoder().decode(text(token.path("Nonce")));
        assertThat(text(token.path("Password")))
                .isEqualTo(WsseLogin.digest(nonce, token.path("Created").asText(), "s3cr&t"));
        assertThat(token.path("Created").asText()).isEqualTo("2026-11-11T00:00:00Z");
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : node.path("#text").asText();
    }

    /** Made with OpenSSL by the formula of UsernameToken Profile 1.1.1, 3.1. */
    @Test
    void the_digest_of_a_password() {
        assertThat(WsseLogin.digest(
                        Base64.getDecoder().decode("WScqanjCEAC4mQoBE07sAQ=="),
                        "2003-07-16T01:24:32Z",
                        "taadtaadpstcsm"))
                .isEqualTo("AtYMdWClJo7PIuTpqmhmEEoEZyc=");
    }

    @Test
    void wsse_is_for_soap() throws Exception {
        system("login=wsse\nlogin-user=ann\nlogin-secret=key");
        assertThat(call().getException()).hasMessageContaining("login=wsse is for calls with soap=");
        assertThat(asked).isEmpty();
    }

    @Test
    void a_form_is_made_of_an_object() throws Exception {
        system("login=bearer\nlogin-secret=key");
        call(
                "call:acme/f?key=k&type=application/x-www-form-urlencoded",
                Json.read("{\"a\":\"茶 1\",\"b\":[1,2],\"c\":null}"));
        assertThat(last().body()).isEqualTo("a=%E8%8C%B6+1&b=1&b=2");
        assertThat(last().headers().getFirst("Authorization")).isEqualTo("Bearer s3cr&t");
        assertThat(call("call:acme/f?key=k&type=application/x-www-form-urlencoded", Json.read("{\"a\":{}}"))
                        .getException())
                .hasMessageContaining("no object within: a");
    }

    @Test
    void a_proxy_on_the_way() throws Exception {
        system("url=http://shop.example.com/api\nproxy=%s\nproxy-user=ann\nproxy-secret=key".formatted(address()));
        assertThat(call().getException()).isNull();
        assertThat(last().path()).endsWith("/api/orders");
        assertThat(last().headers().getFirst("Host")).startsWith("shop.example.com");
        assertThat(last().headers().getFirst("Proxy-Authorization")).startsWith("Basic ");
    }

    @Test
    void certificates_of_both_sides() throws Exception {
        Path store = folder.resolve("both.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=acme",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        HttpsServer secure = secure(store);
        secure.start();
        try {
            system("""
                    url=https://127.0.0.1:%d
                    login=mtls
                    login-keystore=%s
                    login-secret=store
                    truststore=%s
                    truststore-secret=store
                    """.formatted(secure.getAddress().getPort(), store, store));
            assertThat(call().getException()).isNull();
            assertThat(last().path()).isEqualTo("CN=acme");
        } finally {
            secure.stop(0);
        }
    }

    private HttpsServer secure(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "changeit".toCharArray());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        HttpsServer secure = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters needed = context.getDefaultSSLParameters();
                needed.setNeedClientAuth(true);
                parameters.setSSLParameters(needed);
            }
        });
        secure.createContext("/", http -> {
            String peer = ((com.sun.net.httpserver.HttpsExchange) http)
                    .getSSLSession()
                    .getPeerPrincipal()
                    .getName();
            asked.add(new Asked(peer, http.getRequestHeaders(), ""));
            http.getResponseHeaders().add("Content-Type", "application/json");
            http.sendResponseHeaders(200, 2);
            http.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            http.close();
        });
        return secure;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login=oauth; login: 'oauth' is none of basic, bearer, api-key, oauth2, hmac, mtls, wsse; did you mean oauth2?",
                "login=basic,login-user=a; login-secret is missing",
                "login=basic,login-user=a,login-secret=s,login-scope=x; login-scope says nothing where acme.login is basic",
                "login-user=a; login-user says nothing without acme.login",
                "login=bearer,login-secret=s,token=t; token and acme.login are two logins: leave one",
                "login=oauth2,login-url=http://x,login-client-id=a; login-secret is missing",
                "login=oauth2,login-url=http://x,login-client-id=a,login-grant=refresh_token; login-refresh is missing",
                "login=oauth2,login-url=x,login-client-id=a,login-secret=s; login-url: 'x' is no address",
                "login=hmac,login-header=X,login-secret=s,login-signed={bdy}; login-signed: {bdy} is none of {method}, {path},",
                "login=hmac,login-header=X,login-secret=s,login-algorithm=md5; login-algorithm: 'md5' is none of sha1, sha256",
            })
    void keys_that_do_not_go_together_are_told(String line) {
        String[] parts = line.split("; ", 2);
        Map<String, String> values = new java.util.LinkedHashMap<>();
        for (String each : parts[0].split(",")) {
            values.put(each.split("=", 2)[0], each.split("=", 2)[1]);
        }
        assertThatThrownBy(() -> Logins.check(new SystemSettings("acme", "system.properties", values)))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("acme." + parts[1]);
    }
}
