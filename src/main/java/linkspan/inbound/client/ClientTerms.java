package linkspan.inbound.client;

import linkspan.inbound.limit.ClientLimits;

/**
 * Who a caller is, and what holds for all of its keys and tokens.
 *
 * @param name whose orders it sees
 */
public record ClientTerms(String name, Grant grant, ClientLimits limits) {
    /** A system of the house, which posts with a key of the configuration. */
    public static ClientTerms ofTheHouse(String system, int rate) {
        return new ClientTerms(system, Grant.DEFAULT, new ClientLimits(rate, null, System::nanoTime));
    }
}
