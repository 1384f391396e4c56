package linkspan.operations.access;

/**
 * Who asks.
 *
 * @param name as it stands in the audit log
 */
public record Person(String name, Role role) {}
