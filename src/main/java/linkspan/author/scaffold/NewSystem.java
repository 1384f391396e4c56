package linkspan.author.scaffold;

import java.nio.file.Path;
import java.util.Optional;
import linkspan.inbound.auth.way.Way;
import linkspan.inbound.auth.way.Words;

/** Writes a new system's {@code system.properties}: every key that its routes can need, each with what it means. */
public final class NewSystem {
    /**
     * What a person can say at once.
     *
     * @param title for people, as are owner and contact
     * @param url base address, or JDBC URL
     * @param way how it signs what it posts
     */
    public record Facts(
            Optional<String> title, Optional<String> owner, Optional<String> contact, Optional<String> url, Way way) {}

    private static final String SECRET = """
                # name of the secret; its value: LINKSPAN_SECRET_<NAME>. Two with a comma while it is changed
                acme.secret=acme-webhook
                """;

    private NewSystem() {}

    /** The files, not yet written. */
    public static NewFiles files(Path home, String id, Facts facts) {
        String system = RouteName.system(id);
        NewFiles files = new NewFiles(home);
        files.add("routes/" + system + "/system.properties", text(system, facts).replace("acme", system));
        return files;
    }

    private static String text(String system, Facts facts) {
        String title = facts.title().orElse(Character.toUpperCase(system.charAt(0)) + system.substring(1));
        return """
                # Every key is explained in routes/reference.md.
                acme.title=%s
                acme.owner=%s
                acme.contact=%s

                # What it gets (deliver routes). From when: now | earliest | a time; read once, at the first start
                acme.start=now
                # only the events of orders placed on that channel; without it those of every channel
                #acme.channel=acme
                # base address; or a JDBC URL, with user and password, for a database
                acme.url=%s
                # name of the secret that is sent as bearer token; its value: LINKSPAN_SECRET_<NAME>
                #acme.token=acme-token
                #acme.user=
                #acme.password=acme-password
                # true where its answers are {"code":0,...} and HTTP 200 with another code is a failure
                acme.envelope=false
                # true where it honours Idempotency-Key: then a lost answer is asked for again, else a person looks at it
                acme.idempotent=false
                acme.timeout=10s
                acme.retry=1s,2s,4s,30s,5m,30m,2h,6h
                # a dead event holds the later ones of its order: park; skip: they go on without it
                acme.failed-key=park

                # What it sends (receive routes)
                %s
                # keep: what cannot be mapped becomes a dead letter; refuse: its sender is told 422 and the field
                acme.unmappable=keep
                acme.max-body=1MiB
                # the forms in which it may post: json,xml,csv,yaml,form; anything else is answered 415
                acme.accepts=json
                # on another Kafka than the hub's: host:port,...
                #acme.bootstrap-servers=
                """.formatted(
                        title,
                        facts.owner().orElse("TODO"),
                        facts.contact().orElse("TODO"),
                        facts.url().orElse("https://acme.example.com/TODO"),
                        auth(facts.way()).strip());
    }

    private static String auth(Way way) {
        return switch (way) {
            case LINKSPAN_V2 -> """
                # signed with a key of the client acme: client add acme
                acme.auth=linkspan-v2
                """;
            case HMAC -> """
                # how its webhooks are signed: routes/reference.md has these keys, and the lines of known platforms
                acme.auth=hmac
                acme.auth-header=TODO
                # sha1, sha256, sha512; hex, base64; what stands before the signature
                acme.auth-algorithm=sha256
                acme.auth-encoding=hex
                #acme.auth-prefix=sha256=
                # what is signed; with {timestamp}, auth-timestamp-header says where the time stands
                acme.auth-signed={body}
                #acme.auth-timestamp-header=
                #acme.auth-window=5m
                # the header with the delivery's id
                #acme.auth-id-header=
                """ + SECRET;
            case SHOPIFY, WOOCOMMERCE, STANDARD_WEBHOOKS, BEARER -> "acme.auth=" + Words.of(way) + "\n" + SECRET;
            case API_KEY -> """
                # a fixed secret in that header
                acme.auth=api-key
                acme.auth-header=X-Api-Key
                """ + SECRET;
            case BASIC -> """
                # a fixed user, whose password is the secret
                acme.auth=basic
                acme.auth-user=acme
                """ + SECRET;
        };
    }
}
