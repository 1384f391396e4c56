package linkspan.outbound.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;

/** Read again by a library that knows nothing of it. */
class MultipartTextTest {
    private static MimeMultipart read(Outgoing out) throws Exception {
        return new MimeMultipart(new ByteArrayDataSource(out.bytes().getBytes(), out.type()));
    }

    private static String text(BodyPart part) throws Exception {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void fields_and_files_become_parts() throws Exception {
        Outgoing out = MultipartText.of(Json.read("""
                {"order": "茶-1", "total": 19.90, "tag": ["a", "b"], "none": null, "odd\\"name": "x\\r\\n--y",
                 "label": {"file": "la\\"bel.pdf", "type": "application/pdf", "base64": "AP8QCg=="},
                 "note": {"file": "n.txt", "text": "hello"}}"""));
        MimeMultipart parts = read(out);
        assertThat(parts.getCount()).isEqualTo(7);
        assertThat(text(parts.getBodyPart(0))).isEqualTo("茶-1");
        assertThat(text(parts.getBodyPart(1))).isEqualTo("19.90");
        assertThat(parts.getBodyPart(3).getHeader("Content-Disposition")).containsExactly("form-data; name=\"tag\"");
        assertThat(parts.getBodyPart(4).getHeader("Content-Disposition"))
                .containsExactly("form-data; name=\"odd%22name\"");
        assertThat(text(parts.getBodyPart(4))).isEqualTo("x\r\n--y");
        BodyPart file = parts.getBodyPart(5);
        assertThat(file.getHeader("Content-Disposition"))
                .containsExactly("form-data; name=\"label\"; filename=\"la%22bel.pdf\"");
        assertThat(file.getContentType()).isEqualTo("application/pdf");
        assertThat(file.getInputStream().readAllBytes()).containsExactly(0, 0xff, 0x10, 0x0a);
        assertThat(text(parts.getBodyPart(6))).isEqualTo("hello");
    }

    @Test
    void what_is_repeated_is_the_same_to_the_byte() {
        String json = "{\"a\": 1, \"f\": {\"file\": \"x\", \"text\": \"t\"}}";
        assertThat(MultipartText.of(Json.read(json))).isEqualTo(MultipartText.of(Json.read(json)));
        Outgoing out = MultipartText.of(Json.read(json));
        assertThat(MultipartText.shown(out.type(), out.bytes()))
                .hasToString(
                        "{\"a\":\"1\",\"f\":{\"file\":\"x\",\"type\":\"text/plain; charset=utf-8\",\"text\":\"t\"}}");
    }

    @Test
    void what_is_no_part_is_named() {
        assertThatThrownBy(() -> MultipartText.of(Json.read("[1]"))).hasMessageContaining("made of an object");
        for (String part : new String[] {
            "{}", "{\"file\":\"a\"}", "{\"file\":\"a\",\"text\":\"\",\"base64\":\"\"}", "{\"text\":\"a\"}"
        }) {
            assertThatThrownBy(() -> MultipartText.of(Json.read("{\"x\":" + part + "}")))
                    .hasMessageStartingWith("x: a file is");
        }
        assertThatThrownBy(() ->
                        MultipartText.of(Json.read("{\"x\": {\"file\":\"a\",\"text\":\"\",\"type\":\"a\\r\\nX: 1\"}}")))
                .hasMessage("x: type is no media type");
    }
}
