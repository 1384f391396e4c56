/** How an operator's question reaches the feature that answers it: one desk a feature, one route a question. */
@NullMarked
package linkspan.platform.desk;

import org.jspecify.annotations.NullMarked;
