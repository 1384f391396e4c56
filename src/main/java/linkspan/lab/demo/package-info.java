/** The hub shown at work: shops' messages posted as their platforms do, and the verdict from the receivers' ledgers. */
@NullMarked
package linkspan.lab.demo;

import org.jspecify.annotations.NullMarked;
