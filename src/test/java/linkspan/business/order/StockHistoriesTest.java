package linkspan.business.order;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However questions, answers and crashes fall, the warehouse ends up holding what reserved orders need, and no more. */
class StockHistoriesTest {
    private static final int HISTORIES = Integer.getInteger("linkspan.test.stock-histories", 1_000);

    @Test
    void the_warehouse_holds_what_reserved_orders_need(@TempDir Path folder) {
        try (Warehouse warehouse = new Warehouse(folder)) {
            for (long seed = 1; seed <= HISTORIES; seed++) {
                StockHistory history = new StockHistory(seed, warehouse);
                history.play(80);
                history.check();
            }
        }
    }
}
