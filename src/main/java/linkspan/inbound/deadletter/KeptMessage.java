package linkspan.inbound.deadletter;

import java.time.Instant;

/**
 * A message that waits for its mapping to be mended.
 *
 * @param client the system that sent it
 * @param route id of the route that took it
 * @param error why no mapping took it
 * @param receivedAt when it was stored
 */
public record KeptMessage(
        String messageId, String client, String route, String deliveryId, String error, Instant receivedAt) {}
