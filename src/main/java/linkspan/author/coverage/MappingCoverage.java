package linkspan.author.coverage;

/**
 * What the examples of one mapping show, or of a module what those of its system's mappings show.
 *
 * @param name {@code wms/deliver-order-created}, {@code wms/order.module}
 * @param examples how many; 0 for a module
 * @param read fields of the input
 * @param set fields of the output
 * @param branches as {@code mappings/wms/order.module.jslt:8:3 else}
 */
public record MappingCoverage(String name, int examples, Share read, Share set, Share branches) {}
