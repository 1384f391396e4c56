/** Hubs, systems, shops and operators for tests: real ones, started once where they can be shared. */
@NullMarked
package linkspan.stand;

import org.jspecify.annotations.NullMarked;
