package linkspan.lab.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
    private static final String CREATED =
            "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 17\r\n\r\n{\"orderId\":\"ORD\"}";
    private static final String BUSY = "HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n";

    @Test
    void an_answer_is_read_however_its_bytes_are_cut() {
        for (int size = 1; size <= CREATED.length(); size++) {
            AnswerReader reader = new AnswerReader();
            List<LoadAnswer> answers = new ArrayList<>();
            String all = CREATED + BUSY;
            for (int at = 0; at < all.length(); at += size) {
                reader.add(Buffer.buffer(all.substring(at, Math.min(all.length(), at + size))))
                        .ifPresent(answers::add);
            }
            reader.add(Buffer.buffer()).ifPresent(answers::add);

            assertThat(answers)
                    .as("pieces of %d bytes", size)
                    .extracting(LoadAnswer::status, LoadAnswer::accepted)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(201, true),
                            org.assertj.core.groups.Tuple.tuple(503, false));
            assertThat(answers.get(0).orderId()).isEqualTo("ORD");
        }
    }

    @Test
    void what_is_no_such_answer_is_said() {
        assertThatThrownBy(() -> new AnswerReader().add(Buffer.buffer("SSH-2.0\r\ncontent-length: 0\r\n\r\n")))
                .hasMessageContaining("not an answer");
        assertThatThrownBy(() -> new AnswerReader().add(Buffer.buffer("HTTP/1.1 200 OK\r\n\r\n")))
                .hasMessageContaining("without content-length");
        assertThatThrownBy(() -> new LoadAnswer(200, "{}").orderId()).hasMessageContaining("without orderId");
    }
}
