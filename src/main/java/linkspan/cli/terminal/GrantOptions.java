package linkspan.cli.terminal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a client may do, on whose orders, how often. What is not named stays as it is. */
public final class GrantOptions {
    @Option(
            names = "--scopes",
            paramLabel = "SCOPE,…",
            description = "orders:read, orders:write, orders:cancel, orders:ship, orders:delete; * for all (*)")
    private @Nullable String scopes;

    @Option(
            names = "--owners",
            paramLabel = "CLIENT,…",
            description = "clients and systems whose orders it sees besides its own; * for all, off for none (off)")
    private @Nullable String owners;

    @Option(
            names = "--channels",
            paramLabel = "CHANNEL,…",
            description = "only orders of these sales channels; off for any (off)")
    private @Nullable String channels;

    @Option(
            names = "--warehouses",
            paramLabel = "WAREHOUSE,…",
            description = "only orders of these warehouses; off for any (off)")
    private @Nullable String warehouses;

    @Option(
            names = "--quota",
            paramLabel = "CALLS/TIME",
            description = "at most so many in any window of that length, in each hub: 100000/1d; off for none (off)")
    private @Nullable String quota;

    @Option(
            names = "--bearer",
            description = "it may come with OAuth 2 tokens of the configured issuer",
            negatable = true)
    private @Nullable Boolean bearer;

    @Option(
            names = "--v1-until",
            paramLabel = "DAY",
            description = "it may sign the old way until that day begins (UTC): 2027-01-31; off for never (off)")
    private @Nullable String v1Until;

    /** Writes what was named into a request. */
    public void addTo(ObjectNode body) {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        texts.put("scopes", scopes);
        texts.put("owners", owners);
        texts.put("channels", channels);
        texts.put("warehouses", warehouses);
        texts.put("quota", quota);
        texts.put("v1Until", v1Until);
        texts.forEach((name, text) -> {
            if (text != null) {
                body.put(name, text);
            }
        });
        if (bearer != null) {
            body.put("bearer", bearer);
        }
    }
}
