package linkspan.business.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderSumsTest {
    /** Two lines of 10.00 × 2 and 5.005 × 1, gross 25.005. An empty cell is an amount that is not stated. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        # line discount, shipping, order discount, tax, included, total, agree
        0,    0,    0,    0,    true,  25.005,  true
        0,    0,    0,    0,    true,  25.0050, true
        0,    0,    0,    0,    true,  25.00,   false
        0,    0,    0,    0,    true,  25.01,   true
        0,    0,    0,    0,    true,  25.02,   false
        ,     ,     ,     ,     true,  25.005,  true
        ,     4.90, ,     ,     true,  29.905,  true
        # tax
        0,    0,    0,    2.00, true,  25.005,  true
        0,    0,    0,    2.00, true,  27.005,  false
        0,    0,    0,    2.00, false, 27.005,  true
        0,    0,    0,    2.00, ,      27.005,  true
        0,    0,    0,    2.00, ,      25.005,  true
        # the order's discount comes on top of the line's, or holds it
        1.00, 0,    3.00, 0,    true,  21.005,  true
        1.00, 0,    3.00, 0,    true,  22.005,  true
        1.00, 0,    1.00, 0,    true,  24.005,  true
        1.00, 0,    0,    0,    true,  24.005,  true
        # a total that forgets the line's discount is wrong
        1.00, 0,    0,    0,    true,  25.005,  false
        # nothing is stated, nothing is checked
        1.00, 0,    3.00, 0,    true,  ,        true
        0,    0,    0,    0,    true,  1e9,     true
        """)
    void a_total_agrees_when_one_reading_of_its_amounts_leads_to_it(
            String lineDiscount,
            String shipping,
            String discount,
            String tax,
            String included,
            String total,
            boolean agree) {
        ObjectNode order = Samples.json("""
            {'orderId': 'x', 'currency': 'EUR', 'items': [
              {'quantity': 2, 'unitPrice': {'value': '10.00', 'currency': 'EUR'}, 'discount': %s},
              {'quantity': 1, 'unitPrice': {'value': '5.005', 'currency': 'EUR'}}],
             'shipping': %s, 'discount': %s, 'tax': %s, 'taxIncluded': %s, 'total': %s}
            """.formatted(
                        money(lineDiscount), money(shipping), money(discount), money(tax), included, money(total)));
        assertThat(OrderSums.agree(order)).isEqualTo(agree);
        assertThat(OrderSums.disagreement(order).isEmpty()).isEqualTo(agree);
    }

    /** One line at a price that a mapping divided out of its amount, 0.5 off for each piece at its last digit at most. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        # currency, quantity, price, tax, total, agree
        EUR, 3,     3.333333,   0,    10.00,   true
        EUR, 3,     3.333333,   0,    9.99,    false
        EUR, 3,     3.333333,   0,    10.01,   false
        EUR, 3,     8.256667,   5.20, 29.97,   true
        EUR, 3,     8.256667,   5.20, 29.98,   false
        EUR, 3,     6.666667,   0,    20.00,   true
        EUR, 3,     0.33333333, 0,    1.00,    true
        JPY, 3,     333.333333, 0,    1000,    true
        JPY, 3,     333.333333, 0,    999,     false
        KWD, 3,     3.333333,   0,    10.000,  true
        KWD, 3,     3.333333,   0,    9.999,   false
        KWD, 7,     1.428571,   0,    10.000,  true
        # many pieces lose more than a cent
        EUR, 70000, 0.000143,   0,    10.00,   true
        EUR, 70000, 0.000143,   0,    10.10,   false
        # a price that the sender stated in the currency's digits was never divided
        EUR, 3,     3.33,       0,    10.00,   false
        JPY, 3,     333,        0,    1000,    false
        KWD, 3,     3.333,      0,    10.000,  false
        # what the sender rounds line by line: 36 pieces of which 7 cost 1.00
        EUR, 36,    0.14285714, 0,    5.14,    true
        EUR, 36,    0.14285714, 0,    5.15,    false
        XXX, 3,     3.333333,   0,    10.00,   true
        """)
    void what_our_division_loses_is_not_the_senders_disagreement(
            String currency, int quantity, String price, String tax, String total, boolean agree) {
        ObjectNode order = Samples.json("""
            {'currency': '%s', 'items': [{'quantity': %d, 'unitPrice': {'value': '%s'}}],
             'tax': {'value': '%s'}, 'taxIncluded': false, 'total': {'value': '%s'}}
            """.formatted(currency, quantity, price, tax, total));
        assertThat(OrderSums.agree(order)).isEqualTo(agree);
    }

    @Test
    void charges_are_added_up_and_may_be_below_zero() {
        ObjectNode order = Samples.json("""
            {'currency': 'EUR', 'items': [{'quantity': 1, 'unitPrice': {'value': '30.00'}}], 'taxIncluded': true,
             'charges': [{'kind': 'DUTIES', 'amount': {'value': '12.00', 'currency': 'EUR'}},
                         {'kind': 'FEE', 'amount': {'value': '-5.00', 'currency': 'EUR'}}], 'total': {'value': '37.00'}}
            """);
        assertThat(OrderSums.agree(order)).isTrue();
        assertThat(OrderSums.total(order)).isEqualTo("37.00");
        ((ObjectNode) order.at("/charges/0/amount")).put("currency", "USD");
        assertThat(OrderSums.agree(order)).isFalse();
    }

    /** Coupons: the order's discount is the lines' again, each share rounded by itself. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        4.13, 35.86, true
        4.13, 35.87, true
        4.15, 35.86, true
        4.20, 35.86, false
        """)
    void a_discount_told_twice_may_differ_by_what_shares_were_rounded(String ofOrder, String total, boolean agree) {
        ObjectNode order = Samples.json("""
            {'currency': 'EUR', 'items': [{'quantity': 1, 'unitPrice': {'value': '20.00'}, 'discount': {'value': '2.07'}},
               {'quantity': 1, 'unitPrice': {'value': '20.00'}, 'discount': {'value': '2.07'}}],
             'discount': {'value': '%s'}, 'taxIncluded': true, 'total': {'value': '%s'}}
            """.formatted(ofOrder, total));
        assertThat(OrderSums.agree(order)).isEqualTo(agree);
    }

    @Test
    void a_disagreement_says_what_each_reading_leads_to_and_what_is_stated() {
        ObjectNode order = Samples.json("""
            {'currency': 'EUR', 'items': [{'quantity': 1, 'unitPrice': {'value': '5.00'}, 'discount': {'value': '5.00'}}],
             'shipping': {'value': '5.00'}, 'discount': {'value': '5.00'}, 'tax': {'value': '0.50'},
             'taxIncluded': false, 'total': {'value': '10.00'}}
            """);
        assertThat(OrderSums.disagreement(order))
                .contains("lines, shipping, discounts and tax make 0.50 or 5.50, stated is 10.00");
        order.withObject("/shipping").put("currency", "USD");
        assertThat(OrderSums.disagreement(order))
                .contains("amounts of several currencies make no total, stated is 10.00");
    }

    @Test
    void every_reading_of_amounts_that_disagree_has_its_total() {
        ObjectNode order = Samples.json("""
            {'orderId': 'x', 'currency': 'EUR', 'total': {'value': '1.00', 'currency': 'EUR'},
             'items': [{'quantity': 2, 'unitPrice': {'value': '10.00', 'currency': 'EUR'}}],
             'shipping': {'value': '4.90', 'currency': 'EUR'}, 'tax': {'value': '2.00', 'currency': 'EUR'}}
            """);
        assertThat(OrderSums.totals(order)).containsExactly(new BigDecimal("24.90"), new BigDecimal("26.90"));
        order.put("taxIncluded", true);
        assertThat(OrderSums.totals(order)).containsExactly(new BigDecimal("24.90"));
        order.put("currency", "USD");
        assertThat(OrderSums.totals(order)).isEmpty();
    }

    private static String money(String value) {
        return value == null ? "null" : "{'value': '%s', 'currency': 'EUR'}".formatted(value);
    }

    @Test
    void a_line_without_price_or_an_order_without_lines_is_not_checked() {
        ObjectNode order = Samples.marketOrder("x", 1);
        ((ObjectNode) order.at("/items/0")).putNull("unitPrice");
        assertThat(OrderSums.agree(order)).isTrue();
        order.remove("items");
        assertThat(OrderSums.agree(order)).isTrue();
    }

    @Test
    void amounts_of_two_currencies_cannot_agree() {
        ObjectNode order = Samples.marketOrder("x", 1);
        order.withObject("/shipping").put("currency", "USD");
        assertThat(OrderSums.agree(order)).isFalse();
    }
}
