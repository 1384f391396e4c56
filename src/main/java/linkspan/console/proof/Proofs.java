package linkspan.console.proof;

import java.util.Optional;
import java.util.function.Function;
import linkspan.operations.ledger.LedgerView;
import linkspan.platform.promise.GuaranteeCard;

/**
 * By what people see that promises are kept.
 *
 * @param cards what a route promises, by its id
 */
public record Proofs(LedgerView ledger, Function<String, Optional<GuaranteeCard>> cards) {}
