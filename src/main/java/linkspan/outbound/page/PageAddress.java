package linkspan.outbound.page;

import java.net.URI;
import java.util.Locale;
import linkspan.model.failure.FailureCode;
import linkspan.platform.resilience.DeliveryFailure;
import linkspan.platform.resilience.Effect;

/** Where an answer says that its next page is: on the host that was asked, and on no other, as a request carries credentials. */
final class PageAddress {
    private PageAddress() {}

    /** Path and query of a link in the answer from {@code url}. Throws {@link DeliveryFailure} for another host, another scheme, no address. */
    static String follow(String url, String link) throws DeliveryFailure {
        try {
            URI here = new URI(url);
            URI next = link.startsWith("?")
                    ? new URI(origin(here) + here.getRawPath() + link)
                    : here.resolve(new URI(link));
            if (!origin(next).equals(origin(here)) || next.getRawUserInfo() != null) {
                throw failure("its next page is at " + next.getScheme() + "://" + next.getRawAuthority()
                        + ", and only the host that is asked is followed");
            }
            String path = next.getRawPath() == null || next.getRawPath().isEmpty() ? "/" : next.getRawPath();
            return path + (next.getRawQuery() == null ? "" : "?" + next.getRawQuery());
        } catch (java.net.URISyntaxException e) {
            throw failure("its next page is no address: " + e.getMessage());
        }
    }

    /** A path that {@link #follow} made, on the host of {@code url}. */
    static String on(String url, String path) {
        int end = url.indexOf('/', url.indexOf("://") + 3);
        int query = url.indexOf('?');
        int host = end < 0 || query >= 0 && query < end ? query : end;
        return (host < 0 ? url : url.substring(0, host)) + (path.startsWith("/") ? path : "/" + path);
    }

    private static String origin(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + String.valueOf(address.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }

    static DeliveryFailure failure(String why) {
        String line = why.replaceAll("\\p{Cntrl}+", " ");
        return new DeliveryFailure(
                FailureCode.SYSTEM_ANSWER_INVALID,
                line.length() > 300 ? line.substring(0, 300) : line,
                null,
                Effect.NONE);
    }
}
