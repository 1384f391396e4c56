package linkspan.platform.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {
    private static final String REASON =
            "mappings/square/receive-order-created.jslt:11:21: there is no time. ".repeat(4);

    @Test
    void only_the_last_column_is_cut() {
        TextTable table = new TextTable("KEY", "CODE", "REASON");
        table.add("k".repeat(100), "mapping-failed", REASON);

        assertThat(table.toString().lines().skip(1).findFirst().orElseThrow())
                .hasSize(160)
                .startsWith("k".repeat(100) + "  mapping-failed  mappings/square/receive-order-created")
                .endsWith("…");
    }

    @Test
    void some_of_the_last_column_is_seen_beside_wide_ones() {
        TextTable table = new TextTable("LETTER", "KEY", "CODE", "REASON");
        table.add("l".repeat(70), "k".repeat(70), "mapping-failed", REASON);

        assertThat(table.toString()).contains("  mapping-failed  mappings/square/receive-order-created.j…");
    }

    @Test
    void the_whole_text_can_be_had() {
        TextTable table = new TextTable("reason", REASON.strip());

        assertThat(table.whole()).isEqualTo("reason  " + REASON.strip());
        assertThat(table.toString()).endsWith("…");
    }
}
