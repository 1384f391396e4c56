package linkspan.platform.promise;

/**
 * What a route promises, out of what its steps and settings are.
 *
 * @param route its id
 * @param delivery how often it takes effect
 * @param order what comes before what
 * @param idempotency by what a repetition is known
 * @param loss what may be lost
 */
public record GuaranteeCard(String route, Promise delivery, Promise order, Promise idempotency, Promise loss) {}
