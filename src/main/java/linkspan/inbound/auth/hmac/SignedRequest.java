package linkspan.inbound.auth.hmac;

import linkspan.inbound.request.Body;

/**
 * What of a request a signature may cover.
 *
 * @param target path and query as sent
 * @param host {@code Host} as sent, port included
 * @param id the delivery's id as sent, empty without one
 * @param timestamp as sent, empty without one
 */
record SignedRequest(String method, String host, String target, String id, String timestamp, Body body) {}
