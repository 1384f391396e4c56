package linkspan.platform.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;

class XmlTest {
    @Test
    void a_text_alone_is_that_text() {
        assertThat(tree("<a><n>007</n><p>19.90</p><w>  x </w><e/><f></f></a>"))
                .isEqualTo("{'a':{'n':'007','p':'19.90','w':'  x ','e':'','f':''}}");
    }

    @Test
    void attributes_are_marked_and_leave_the_text_a_name() {
        assertThat(tree("<a><m currency='EUR'>12.50</m><empty kind='x'/><n id='1'> </n></a>"))
                .isEqualTo("{'a':{'m':{'@currency':'EUR','#text':'12.50'},'empty':{'@kind':'x'},'n':{'@id':'1'}}}");
    }

    @Test
    void what_repeats_is_an_array_in_the_documents_order() {
        assertThat(tree("<a><i>1</i><o/><i><x/></i><i/></a>")).isEqualTo("{'a':{'i':['1',{'x':''},''],'o':''}}");
    }

    @Test
    void names_come_without_prefix_and_namespace() {
        assertThat(tree("<p:a xmlns:p='urn:p' xmlns='urn:d' p:id='1' id='2'><b/><p:b/></p:a>"))
                .isEqualTo("{'a':{'@id':['1','2'],'b':['','']}}");
    }

    @Test
    void text_between_children_is_kept_and_white_space_is_not() {
        assertThat(tree("<a>\n  <b/>see <b/>this\n</a>")).isEqualTo("{'a':{'b':['',''],'#text':'\\n  see this\\n'}}");
    }

    @Test
    void escapes_cdata_and_other_scripts_survive() {
        assertThat(tree("<!-- c --><?pi?><a>&lt;&amp;&#x8336;<![CDATA[<b>&]]>壶</a>"))
                .isEqualTo("{'a':'<&茶<b>&壶'}");
    }

    @Test
    void the_encoding_is_the_one_that_the_document_declares() {
        byte[] latin = "<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Json.text(Xml.tree(latin))).isEqualTo("{\"a\":\"é\"}");
        assertThat(Json.text(Xml.tree("\uFEFF<a>é</a>".getBytes(StandardCharsets.UTF_16BE))))
                .isEqualTo("{\"a\":\"é\"}");
    }

    @Test
    void malformed_names_line_and_column() {
        assertThatThrownBy(() -> tree("<a>\n  <b></c>\n</a>")).isInstanceOfSatisfying(XmlMalformed.class, e -> {
            assertThat(e.line()).isEqualTo(2);
            assertThat(e.column()).isEqualTo(8);
            assertThat(e.reason()).contains("must be terminated");
        });
    }

    @Test
    void bytes_that_are_no_text_name_a_line_too() {
        byte[] bytes = "<a>\nx\u0001y</a>".getBytes(StandardCharsets.UTF_8);
        bytes[5] = (byte) 0xC3;
        assertThatThrownBy(() -> Xml.tree(bytes)).isInstanceOf(XmlMalformed.class);
        assertThatThrownBy(() -> Xml.tree(new byte[0])).isInstanceOf(XmlMalformed.class);
    }

    @Test
    void depth_has_an_end() {
        assertThat(depth(tree("<a>".repeat(100) + "</a>".repeat(100)))).isEqualTo(100);
        assertThatThrownBy(() -> tree("<a>".repeat(101) + "</a>".repeat(101)))
                .isInstanceOf(XmlMalformed.class)
                .hasMessageContaining("nested deeper than 100");
    }

    @Test
    void texts_and_attributes_have_an_end() {
        String longest = "x".repeat(256 * 1024);
        assertThat(tree("<a>" + longest + "</a>")).hasSizeGreaterThan(256 * 1024);
        assertThatThrownBy(() -> tree("<a>" + longest + "x</a>")).isInstanceOf(XmlMalformed.class);
        assertThatThrownBy(() -> tree("<a b='" + longest + "x'/>")).isInstanceOf(XmlMalformed.class);
        StringBuilder many = new StringBuilder("<a");
        for (int i = 0; i <= 1_000; i++) {
            many.append(" a").append(i).append("=''");
        }
        assertThatThrownBy(() -> tree(many.append("/>").toString())).isInstanceOf(XmlMalformed.class);
    }

    @Test
    void xinclude_is_an_element_like_others() {
        JsonNode read = Xml.tree(("<a xmlns:xi='http://www.w3.org/2001/XInclude'>"
                        + "<xi:include href='file:///etc/hostname' parse='text'/></a>")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(read.at("/a/include/@href").asText()).isEqualTo("file:///etc/hostname");
    }

    private static String tree(String xml) {
        return Json.text(Xml.tree(xml.getBytes(StandardCharsets.UTF_8))).replace('"', '\'');
    }

    private static int depth(String tree) {
        return (int) tree.chars().filter(c -> c == '{').count();
    }
}
