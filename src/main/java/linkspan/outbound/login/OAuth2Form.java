package linkspan.outbound.login;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import linkspan.outbound.protocol.Transport;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.system.Setting;
import linkspan.platform.system.SystemSettings;

/**
 * What a token is asked for with (RFC 6749 §4.4, §6), and where it goes.
 *
 * @param url the token endpoint
 * @param inBody the client says who it is in the body instead of by Basic
 * @param header of the calls, {@code Authorization}
 * @param prefix in front of the token, {@code "Bearer "}
 */
record OAuth2Form(
        String url, Grant grant, String clientId, String scope, boolean inBody, String header, String prefix) {
    enum Grant {
        CLIENT_CREDENTIALS,
        REFRESH_TOKEN
    }

    static OAuth2Form of(SystemSettings settings) {
        boolean refreshes = settings.oneOf("login-grant", "client_credentials", "client_credentials", "refresh_token")
                .equals("refresh_token");
        if (refreshes) {
            settings.require("login-refresh");
        } else if (settings.find("login-refresh").isPresent()) {
            throw new ConfigurationError(settings.file() + ": " + settings.id() + ".login-refresh says nothing where "
                    + settings.id() + ".login-grant is client_credentials");
        } else {
            settings.require("login-secret");
        }
        boolean ownHeader = settings.find("login-header").isPresent();
        return new OAuth2Form(
                settings.get("login-url", "", Setting::address),
                refreshes ? Grant.REFRESH_TOKEN : Grant.CLIENT_CREDENTIALS,
                settings.require("login-client-id"),
                settings.get("login-scope", ""),
                settings.oneOf("login-client-auth", "basic", "basic", "body").equals("body"),
                settings.get("login-header", "Authorization"),
                settings.get("login-prefix", ownHeader ? "" : "Bearer").strip());
    }

    /** The header's value for that token. */
    String value(String token) {
        return prefix.isEmpty() ? token : prefix + " " + token;
    }

    /**
     * The question for a token.
     *
     * @param clientSecret empty: the client is known by its id alone
     * @param refreshToken of {@link Grant#REFRESH_TOKEN}
     */
    Map<String, String> fields(String clientSecret, String refreshToken) {
        Map<String, String> fields = new LinkedHashMap<>();
        switch (grant) {
            case CLIENT_CREDENTIALS -> fields.put("grant_type", "client_credentials");
            case REFRESH_TOKEN -> {
                fields.put("grant_type", "refresh_token");
                fields.put("refresh_token", refreshToken);
            }
        }
        if (!scope.isEmpty()) {
            fields.put("scope", scope);
        }
        if (inBody || clientSecret.isEmpty()) {
            fields.put("client_id", clientId);
        }
        if (inBody && !clientSecret.isEmpty()) {
            fields.put("client_secret", clientSecret);
        }
        return fields;
    }

    /** Headers of the question. */
    Map<String, String> headers(String clientSecret) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        headers.put("Accept", "application/json");
        if (!inBody && !clientSecret.isEmpty()) {
            headers.put("Authorization", "Basic " + FixedLogin.pair(encoded(clientId), encoded(clientSecret)));
        }
        return headers;
    }

    /** {@code application/x-www-form-urlencoded}. */
    static String form(Map<String, String> fields) {
        UnaryOperator<String> encoding = OAuth2Form::encoded;
        return fields.entrySet().stream()
                .map(field -> encoding.apply(field.getKey()) + "=" + encoding.apply(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** True: it carries that token. */
    boolean carries(Transport.Request call, String token) {
        return value(token).equals(call.headers().get(header));
    }
}
