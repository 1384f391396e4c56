package linkspan.business.api;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Map;
import linkspan.business.api.contract.OrderContract;
import linkspan.business.order.Samples;
import org.junit.jupiter.api.Test;

/** Its figure stands in performance.md; no bound in a test, this machine is shared. */
class ContractCostTest {
    @Test
    void what_it_costs_to_hold_an_order_against_the_contract() {
        int rounds = Integer.getInteger("linkspan.rounds", 200);
        OrderContract contract = OrderContract.of(Path.of("mappings")).orElseThrow();
        JsonNode order = Samples.json("""
                {'placedAt': '2026-11-11T11:11:11+08:00', 'currency': 'EUR',
                 'shipTo': {'name': 'Greta Garbo', 'city': 'Potsdam', 'postalCode': '14467', 'countryCode': 'DE'},
                 'items': [{'skuId': 'A', 'name': 'Teapot', 'quantity': 1, 'unitPrice': {'value': '19.90', 'currency': 'EUR'}},
                           {'skuId': 'B', 'name': 'Teapot', 'quantity': 2, 'unitPrice': {'value': '19.90', 'currency': 'EUR'}},
                           {'skuId': 'C', 'name': 'Teapot', 'quantity': 3, 'unitPrice': {'value': '19.90', 'currency': 'EUR'}},
                           {'skuId': 'D', 'name': 'Teapot', 'quantity': 1, 'unitPrice': {'value': '19.90', 'currency': 'EUR'}},
                           {'skuId': 'E', 'name': 'Teapot', 'quantity': 2, 'unitPrice': {'value': '19.90', 'currency': 'EUR'}}]}
                """);
        Map<String, String> headers = Map.of("idempotency-key", "order-1");
        ThreadMXBean processor = ManagementFactory.getThreadMXBean();
        long begun = processor.getCurrentThreadCpuTime();
        for (int i = 0; i < rounds; i++) {
            if (i == rounds / 2) {
                begun = processor.getCurrentThreadCpuTime();
            }
            assertThatCode(() -> {
                        contract.checkParameters("createOrder", Map.of(), Map.of(), headers);
                        contract.checkBody("createOrder", order);
                    })
                    .doesNotThrowAnyException();
        }
        System.out.println("an order of five lines against the contract: "
                + (processor.getCurrentThreadCpuTime() - begun) / (rounds / 2) / 1_000 + " us");
    }
}
