package linkspan.author.lint.address;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.lint.Rule;
import linkspan.author.source.Address;
import linkspan.author.source.Route;
import linkspan.author.source.RouteFolder;
import linkspan.author.source.Step;
import linkspan.mapping.Place;

/** Where a system is and how it knows us differs between test and production: keys of system.properties say it. */
public final class LiteralAddress implements Rule {
    private static final Set<String> NETWORK = Set.of(
            "http",
            "https",
            "vertx-http",
            "vertx-websocket",
            "netty",
            "netty-http",
            "ftp",
            "ftps",
            "sftp",
            "smtp",
            "smtps",
            "imap",
            "imaps",
            "pop3",
            "pop3s",
            "ws",
            "wss",
            "amqp",
            "mllp",
            "websocket");
    private static final Pattern HOST = Pattern.compile("(?i).*://(?!\\{\\{|\\$\\{|#)[^/?&\\s]+.*", Pattern.DOTALL);
    /** Its option names a secret, as keys do. */
    private static final String NAMING = "sign";

    /** Its default may be an address: that of a test. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^}]*}}");

    private static final Pattern PLACE_KEY =
            Pattern.compile("(?i)(host|hostname|brokers|bootstrap-?servers|jdbc-?url|server-?url|base-?url)");
    private static final Pattern SECRET_KEY = Pattern.compile(
            "(?i).*(password|passwd|passphrase|secret|token|api-?key|access-?key|authorization|jaas).*");
    private static final Pattern OURS = Pattern.compile("(?i)(RAW\\()?(\\{\\{|\\$\\{|#).*", Pattern.DOTALL);

    @Override
    public Stream<Finding> look(RouteFolder folder) {
        return folder.running().stream()
                .flatMap(route -> Stream.concat(
                        Stream.concat(Stream.of(route.from()), route.all().flatMap(step -> step.address().stream()))
                                .flatMap(address -> of(route, address)),
                        route.all().flatMap(step -> header(route, step))));
    }

    private static Stream<Finding> of(Route route, Address address) {
        String told = address.scheme().isEmpty() ? address.text() : address.scheme() + ":";
        Place place = route.at(address.place());
        if (names(address)) {
            return Stream.of(
                    finding(place, told + " names a host; let it be a key of system.properties (call:<system>/…)"));
        }
        return address.options().entrySet().stream()
                .filter(option -> !OURS.matcher(option.getValue()).matches())
                .filter(option -> !option.getValue().isBlank())
                .flatMap(option -> {
                    if (SECRET_KEY.matcher(option.getKey()).matches()
                            && !address.scheme().equals(NAMING)) {
                        return Stream.of(finding(
                                place,
                                "a secret stands at " + option.getKey() + "=; a key of system.properties names it"));
                    }
                    return PLACE_KEY.matcher(option.getKey()).matches()
                                    || HOST.matcher(option.getValue()).matches()
                            ? Stream.of(finding(
                                    place, option.getKey() + "= names a host; let it be a key of system.properties"))
                            : Stream.empty();
                });
    }

    /** {@code vertx-http:acme.example.com/x} is an address without slashes. */
    private static boolean names(Address address) {
        String path = PLACEHOLDER.matcher(address.path()).replaceAll("{{}}");
        return HOST.matcher(path).matches()
                || NETWORK.contains(address.scheme())
                        && !path.isBlank()
                        && !OURS.matcher(path).matches();
    }

    private static Stream<Finding> header(Route route, Step step) {
        return step
                .value()
                .text("name")
                .filter(name -> step.kind().equals("setHeader"))
                .filter(name -> SECRET_KEY.matcher(name.text()).matches())
                .flatMap(name -> step.value().text("constant"))
                .filter(value -> !OURS.matcher(value.text()).matches())
                .map(value -> finding(
                        route.at(value.place()), "a secret stands in a header; a key of system.properties names it"))
                .stream();
    }

    private static Finding finding(Place place, String text) {
        return new Finding(FindingCode.LITERAL_ADDRESS, place, text);
    }
}
