package linkspan.author.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;

class XmlFormTest {
    private final Form xml = Form.of("xml");

    private List<String> differences(String expected, String made) {
        return xml.differences(expected, TextNode.valueOf(made)).stream()
                .map(Difference::toString)
                .toList();
    }

    @Test
    void how_it_is_written_does_not_matter() {
        assertThat(differences(
                        "<?xml version='1.0'?>\n<!-- note -->\n<a:o xmlns:a=\"urn:x\" b='2' a:c='&#65;'>\n  <a:l>x &amp; y</a:l>\n  <a:e/>\n</a:o>",
                        "<o xmlns=\"urn:x\" xmlns:q=\"urn:x\" q:c=\"A\" b=\"2\"><l><![CDATA[x & y]]></l><e></e></o>"))
                .isEmpty();
    }

    @Test
    void texts_attributes_and_namespaces_do() {
        assertThat(differences("<o a='1' b='2'><l>x</l></o>", "<o a='1' b='3' c='4'><l>x </l></o>"))
                .containsExactly(
                        "/o/@b: expected \"2\", got \"3\"",
                        "/o/@c: expected nothing, got \"4\"",
                        "/o/l: expected \"x\", got \"x \"");
        assertThat(differences("<o xmlns='urn:a'/>", "<o xmlns='urn:b'/>"))
                .containsExactly("/: expected {urn:a}o, got {urn:b}o");
    }

    @Test
    void one_element_more_or_less_is_one_difference() {
        assertThat(differences("<o><a>1</a><b>2</b><c>3</c></o>", "<o><a>1</a><c>3</c></o>"))
                .containsExactly("/o/b: expected <b>2</b>, got nothing");
        assertThat(differences("<o><l>1</l><t/></o>", "<o><l>1</l><l>2</l><t/></o>"))
                .containsExactly("/o/l[2]: expected nothing, got <l>2</l>");
    }

    @Test
    void repeated_elements_are_counted() {
        assertThat(differences("<o><l><q>1</q></l><l><q>2</q></l></o>", "<o><l><q>1</q></l><l><q>3</q></l></o>"))
                .containsExactly("/o/l[2]/q: expected \"2\", got \"3\"");
    }

    @Test
    void wildcards_are_whole_texts_or_attributes() {
        assertThat(differences(
                        "<o id='$uuid'><at>$instant</at></o>",
                        "<o id='0190fb5e-0000-7000-8000-000000000001'><at>2026-11-11T03:11:11Z</at></o>"))
                .isEmpty();
        assertThat(differences("<o id='$uuid'/>", "<o id='7'/>")).hasSize(1);
    }

    @Test
    void a_difference_stands_where_the_expected_output_says_it() {
        assertThat(xml.differences("<o>\n  <a>1</a>\n  <b>2</b>\n</o>", TextNode.valueOf("<o><a>1</a><b>3</b></o>"))
                        .get(0)
                        .spot()
                        .line())
                .isEqualTo(3);
    }

    @Test
    void what_is_no_xml_is_said() {
        assertThatThrownBy(() -> xml.differences("<o>\n<a></o>", TextNode.valueOf("<o/>")))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.spot().line()).isEqualTo(2));
        assertThat(differences("<o/>", "<o>")).singleElement().asString().contains("not XML");
        assertThat(xml.differences("<o/>", Json.read("{}"))).hasToString("[expected XML, got JSON]");
    }

    @Test
    void what_is_written_is_expected_from_then_on_and_keeps_its_wildcards() {
        String made = "<o xmlns=\"urn:x\"><id>0190fb5e-0000-7000-8000-000000000001</id><l><q>1 &lt; 2</q></l><e/></o>";
        String written = xml.written(TextNode.valueOf(made), "<o xmlns='urn:x'><id>$uuid</id></o>");
        assertThat(written)
                .isEqualTo("<o xmlns=\"urn:x\">\n  <id>$uuid</id>\n  <l>\n    <q>1 &lt; 2</q>\n  </l>\n  <e/>\n</o>\n");
        assertThat(differences(written, made)).isEmpty();
    }
}
