package linkspan.inbound.auth.hmac;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import linkspan.inbound.auth.way.Way;
import linkspan.inbound.auth.way.Words;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.system.Setting;
import linkspan.platform.system.SystemSettings;

/**
 * How a platform signs with HMAC, as the {@code auth-…} keys of a system or a word of {@link Way} say it.
 *
 * @param ids headers with the delivery's id, lower case, the first that is there counts
 */
public record HmacForm(
        SignatureHeader signature,
        SignedTemplate signed,
        Optional<SignedTime> time,
        List<String> ids,
        SecretForm secretForm,
        Greeting greeting) {

    public HmacForm {
        ids = List.copyOf(ids);
    }

    /** Throws {@link ConfigurationError} naming file and key. */
    public static HmacForm of(SystemSettings own) {
        Map<String, String> values = new HashMap<>(Way.of(own).lines());
        values.putAll(own.values());
        SystemSettings system = new SystemSettings(own.id(), own.file(), values);
        HmacForm form = new HmacForm(
                SignatureHeader.of(system),
                system.get("auth-signed", "{body}", text -> SignedTemplate.parse(text, origin(system))),
                SignedTime.of(system),
                ids(system),
                Words.read(system, "auth-secret-form", SecretForm.TEXT),
                Words.read(system, "auth-greeting", Greeting.NONE));
        form.checkParts(system);
        return form;
    }

    private static String origin(SystemSettings system) {
        return system.find("auth-url")
                .map(url -> system.get("auth-url", url, Setting::address).replaceFirst("/+$", ""))
                .orElse("");
    }

    private static List<String> ids(SystemSettings system) {
        return system.find("auth-id-header").stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(name -> Words.header(system, "auth-id-header", name.strip()))
                .toList();
    }

    private void checkParts(SystemSettings system) {
        String key = system.file() + ": " + system.id() + ".auth-signed";
        if (signed.has(SignedTemplate.Part.TIMESTAMP) != time.isPresent()) {
            throw new ConfigurationError(key + ": {timestamp} and auth-timestamp-header go together: a time that is not"
                    + " signed proves nothing, and one that is signed has to be found");
        }
        boolean together =
                time.filter(stamp -> stamp.header().equals(signature.name())).isPresent();
        if (together
                && (signature.separator() == SignatureHeader.Separator.NONE
                        || time.get().prefix().isEmpty())) {
            throw new ConfigurationError(
                    system.file() + ": " + system.id() + ".auth-timestamp-prefix: where one header has"
                            + " time and signature, auth-separator and both prefixes tell them apart");
        }
        if (signed.has(SignedTemplate.Part.ID) && ids.isEmpty()) {
            throw new ConfigurationError(key + ": {id} is that of auth-id-header, which is missing");
        }
    }

    /** True when whoever has seen a message may post it again, whenever and on whatever path. */
    public boolean coversBodyAlone() {
        return time.isEmpty() && !coversPath();
    }

    /** True when a message that was signed for one path is worth nothing on another, of another system either. */
    public boolean coversPath() {
        return signed.coversPath();
    }

    /** Every header that is looked at, lower case. */
    List<String> headers() {
        TreeSet<String> names = new TreeSet<>(ids);
        names.add(signature.name());
        time.ifPresent(stamp -> names.add(stamp.header()));
        return List.copyOf(names);
    }

    SignedRequest request(RequestFacts facts, Body body) {
        String query = facts.query().isEmpty() ? "" : "?" + facts.query();
        String id = ids.stream()
                .map(facts::header)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        String timestamp = time.map(stamp -> stamp.sent(facts)).orElse("");
        return new SignedRequest(facts.method(), facts.host(), facts.path() + query, id, timestamp, body);
    }

    /** The sender's side: what a POST carries to be believed, besides its content type. */
    public Map<String, String> headers(String secret, URI address, Body body, String delivery, Instant now) {
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String timestamp = time.isPresent() ? Long.toString(now.getEpochSecond()) : "";
        byte[] text = signed.bytes(new SignedRequest(
                "POST", address.getAuthority(), address.getRawPath() + query, delivery, timestamp, body));
        String mark = signature.prefix() + signature.signature(secretForm.key("it signs with", secret), text);
        Map<String, String> headers = new LinkedHashMap<>();
        ids.stream().findFirst().ifPresent(name -> headers.put(name, delivery));
        time.ifPresent(stamp -> headers.put(stamp.header(), stamp.prefix() + timestamp));
        headers.merge(signature.name(), mark, signature.separator()::join);
        return headers;
    }
}
