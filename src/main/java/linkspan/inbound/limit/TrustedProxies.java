package linkspan.inbound.limit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proxies whose word about where a request came from is taken. Anybody can write such a header, so from another address
 * it says nothing, and of a trusted one only what proxies have added counts: the last address that is no trusted
 * proxy's own.
 */
public final class TrustedProxies {
    /** The one header that is read: two would let a sender write the one that its proxy leaves alone. */
    enum Header {
        X_FORWARDED_FOR("x-forwarded-for") {
            @Override
            String node(String element) {
                return element;
            }
        },
        FORWARDED("forwarded") {
            @Override
            String node(String element) {
                Matcher matcher = FOR.matcher(element);
                return matcher.find() ? matcher.group(1) : "";
            }
        };

        private final String wire;

        Header(String wire) {
            this.wire = wire;
        }

        abstract String node(String element);
    }

    private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)[ \t]*for=\"?([^\",; \t]*)\"?");
    private static final Pattern NODE =
            Pattern.compile("\\[([0-9A-Fa-f:.]+)\\](?::[0-9]+)?|([0-9.]+)(?::[0-9]+)?|([0-9A-Fa-f:.]+)");
    private final List<AddressRange> ranges;
    private final Header header;

    TrustedProxies(List<AddressRange> ranges, Header header) {
        this.ranges = List.copyOf(ranges);
        this.header = header;
    }

    /** Trusts nobody. */
    public static TrustedProxies none() {
        return new TrustedProxies(List.of(), Header.X_FORWARDED_FOR);
    }

    /**
     * Throws {@link IllegalArgumentException} saying what makes no sense.
     *
     * @param ranges addresses and networks with commas between them, empty for none
     * @param header {@code x-forwarded-for} or {@code forwarded}
     */
    public static TrustedProxies of(String ranges, String header) {
        Header read = Arrays.stream(Header.values())
                .filter(it -> it.wire.equals(header.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("'" + header + "' is neither x-forwarded-for nor forwarded"));
        return new TrustedProxies(
                Arrays.stream(ranges.split(",", -1))
                        .map(String::strip)
                        .filter(range -> !range.isEmpty())
                        .map(AddressRange::of)
                        .toList(),
                read);
    }

    /** The header that tells, in lower case. */
    public String header() {
        return header.wire;
    }

    /** True where many senders may share the address. */
    public boolean isProxy(String address) {
        return AddressRange.isAddress(address) && ranges.stream().anyMatch(range -> range.contains(address));
    }

    /**
     * By what senders are told apart: an address, or an IPv6 network.
     *
     * @param remote the connection's other end
     * @param values of the header, in the order in which they came
     */
    public String sender(String remote, List<String> values) {
        String sender = remote;
        List<String> elements = values.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .toList();
        for (int i = elements.size() - 1; i >= 0 && isProxy(sender); i--) {
            Optional<String> before = address(header.node(elements.get(i)));
            if (before.isEmpty()) {
                break; // hidden or unknown: the proxy answers for it
            }
            sender = before.get();
        }
        return AddressRange.isAddress(sender) ? AddressRange.senders(sender) : sender;
    }

    private static Optional<String> address(String node) {
        Matcher matcher = NODE.matcher(node);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        for (int i = 1; i <= matcher.groupCount(); i++) {
            if (matcher.group(i) != null) {
                return Optional.of(matcher.group(i)).filter(AddressRange::isAddress);
            }
        }
        return Optional.empty();
    }
}
