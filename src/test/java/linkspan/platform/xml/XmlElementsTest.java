package linkspan.platform.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Elements of a long document, one by one. */
class XmlElementsTest {
    private static List<JsonNode> rows(String document) {
        InputStream in = new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8));
        try (XmlElements elements = new XmlElements(in, "row")) {
            List<JsonNode> all = new ArrayList<>();
            elements.forEachRemaining(all::add);
            return all;
        }
    }

    @Test
    void each_is_what_the_whole_document_s_tree_has_there() {
        String document =
                "<?xml version='1.0'?><!-- c --><x:all xmlns:x='u'><row a='1'>t&amp;<b>2</b><b><![CDATA[<3>]]></b></row>"
                        + "<skip><row>4</row></skip><x:row/><row><row>in</row></row></x:all>";
        JsonNode whole = Xml.tree(document).path("all");
        assertThat(rows(document))
                .containsExactly(
                        whole.path("row").get(0),
                        whole.path("skip").path("row"),
                        whole.path("row").get(1),
                        whole.path("row").get(2));
    }

    @Test
    void nothing_is_trusted() {
        assertThatThrownBy(() -> rows("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a><row>&e;</row></a>"))
                .isInstanceOf(XmlMalformed.class)
                .hasMessageContaining("a DOCTYPE is not taken");
        assertThatThrownBy(() -> rows("<a><row>" + "<b>".repeat(200)))
                .isInstanceOf(XmlMalformed.class)
                .hasMessageContaining("nested deeper than 100");
        assertThatThrownBy(() -> rows("<a><row>" + "x".repeat(2 << 20) + "</row></a>"))
                .isInstanceOf(XmlMalformed.class)
                .hasMessageContaining("longer than");
        assertThatThrownBy(() -> rows("<a>\n<row>1</row><row></a>"))
                .isInstanceOf(XmlMalformed.class)
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> rows("id,name\n1,tea"))
                .isInstanceOf(XmlMalformed.class)
                .hasMessageContaining("line 1");
    }
}
