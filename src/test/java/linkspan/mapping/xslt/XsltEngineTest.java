package linkspan.mapping.xslt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.MappingFailed;
import linkspan.mapping.Mappings;
import linkspan.model.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XsltEngineTest {
    private static final String COPY = "<xsl:template match='/'><xsl:copy-of select='.'/></xsl:template>";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Path root = Path.of("");

    @BeforeEach
    void make() throws IOException {
        root = Files.createDirectories(folder.resolve("mappings/erp")).getParent();
    }

    @Test
    void the_input_is_a_tree_that_loses_no_digit_and_no_character() {
        assertThat(made(COPY, "{'id':'007','n':19.90,'big':123456789012345678901234567890.10,'ok':true,'t':'<茶&壶>'}"))
                .isEqualTo("<data><id>007</id><n>19.90</n><big>123456789012345678901234567890.10</big><ok>true</ok>"
                        + "<t>&lt;茶&amp;壶&gt;</t></data>");
    }

    @Test
    void an_array_is_its_element_repeated_and_what_is_null_is_not_there() {
        assertThat(made(COPY, "{'a':[{'b':1},{'b':2}],'none':[],'no':null,'empty':'','of':[[1,2],[3]],'o':{}}"))
                .isEqualTo("<data><a><b>1</b></a><a><b>2</b></a><empty/><of><item>1</item><item>2</item></of>"
                        + "<of><item>3</item></of><o/></data>");
        assertThat(made(COPY, "[1,'x']")).isEqualTo("<data><item>1</item><item>x</item></data>");
    }

    @Test
    void a_name_that_xml_does_not_know_is_kept_beside_it() {
        assertThat(made(COPY, "{'@id':1,'1st':2,'a b':3,'-':4}"))
                .isEqualTo("<data><__id name=\"@id\">1</__id><_1st name=\"1st\">2</_1st><_a_b name=\"a b\">3</_a_b>"
                        + "<_- name=\"-\">4</_-></data>");
    }

    @Test
    void decimals_are_computed_exactly() {
        assertThat(made(
                        "<xsl:template match='/data'><s><xsl:value-of select='sum(p/xs:decimal(.))'/></s></xsl:template>",
                        "{'p':['0.1','0.2',19.90]}"))
                .isEqualTo("<s>20.2</s>");
    }

    @Test
    void the_event_is_a_parameter() {
        String sheet =
                "<xsl:param name='event'/><xsl:template match='/'><n><xsl:value-of select='$event/sequence'/></n>"
                        + "</xsl:template>";
        Mapping mapping = mapping(sheet);
        assertThat(mapping.map(Json.read("{}"), Map.of("event", Json.read("{\"sequence\":7}")))
                        .textValue())
                .isEqualTo("<n>7</n>");
        assertThat(mapping.map(Json.read("{}"), Map.of()).textValue()).isEqualTo("<n/>");
    }

    @Test
    void a_module_beside_it_is_included() throws IOException {
        Files.writeString(root.resolve("erp/money.module.xsl"), sheet("<xsl:template name='m'><m/></xsl:template>"));
        assertThat(made(
                        "<xsl:include href='money.module.xsl'/><xsl:template match='/'><xsl:call-template name='m'/>"
                                + "</xsl:template>",
                        "{}"))
                .isEqualTo("<m/>");
    }

    @Test
    void a_mistake_is_named_with_file_line_and_column() {
        assertThatThrownBy(
                        () -> mapping("\n<xsl:template match='/'>\n  <xsl:value-of select='nofn(1)'/></xsl:template>"))
                .isInstanceOf(MappingBroken.class)
                .hasMessageMatching("mappings/erp/it\\.xsl:3:\\d+: .*nofn.*");
        assertThatThrownBy(() -> mapping("\n<xsl:template match='/'></xsl:if></xsl:template>"))
                .isInstanceOf(MappingBroken.class)
                .hasMessageMatching("mappings/erp/it\\.xsl:2:\\d+: .*xsl:template.*");
    }

    @Test
    void what_fails_names_the_place_and_never_a_value() {
        assertThatThrownBy(() -> made(
                        "\n<xsl:template match='/data'><a><xsl:value-of select='xs:decimal(p)'/></a></xsl:template>",
                        "{'p':'sevenfifty'}"))
                .isInstanceOf(MappingFailed.class)
                .hasMessageContaining("FORG0001")
                .hasMessageContaining("mappings/erp/it.xsl:2")
                .hasMessageNotContaining("sevenfifty");
    }

    @Test
    void an_author_refuses_an_input_in_words_of_his_own() {
        assertThatThrownBy(() -> made(
                        "<xsl:template match='/'><xsl:message terminate='yes'>no such carrier</xsl:message></xsl:template>",
                        "{}"))
                .isInstanceOf(MappingFailed.class)
                .hasMessageContaining("no such carrier");
    }

    @Test
    void a_character_that_xml_cannot_carry_is_named_by_its_field() {
        assertThatThrownBy(() -> made(COPY, "{'shipTo':{'names':['x','a\\u0001b']}}"))
                .isInstanceOfSatisfying(
                        MappingFailed.class, e -> assertThat(e.path()).isEqualTo("shipTo.names[1]"))
                .hasMessageContaining("U+0001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "doc('URL')",
                "document('URL')",
                "unparsed-text('URL')",
                "unparsed-text-lines('URL')",
                "json-doc('URL')",
                "collection('URL')",
                "uri-collection('URL')",
                "doc('FILE')",
                "unparsed-text('FILE')",
                "json-doc('FILE')",
                "transform(map{'stylesheet-location':'URL'})",
                "Q{java:java.lang.System}getProperty('user.home')",
                "Q{java:java.lang.Runtime}getRuntime()"
            })
    void nothing_outside_can_be_read_or_called(String expression) throws IOException {
        AtomicInteger asked = new AtomicInteger();
        Path secret = Files.writeString(folder.resolve("secret.xml"), "{\"x\":1}");
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.close();
        });
        server.start();
        try {
            String select = expression
                    .replace("URL", "http://127.0.0.1:" + server.getAddress().getPort() + "/x")
                    .replace("FILE", secret.toUri().toString());
            assertThatThrownBy(() -> made(
                            "<xsl:template match='/'><a><xsl:copy-of select=\"" + select + "\"/></a></xsl:template>",
                            "{}"))
                    .isInstanceOfAny(MappingFailed.class, MappingBroken.class);
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void the_environment_is_empty_and_there_is_one_output() {
        assertThat(made(
                                "<xsl:template match='/'><a><xsl:value-of select=\"environment-variable('PATH'),"
                                        + " system-property('java.home'), system-property('user.home')\"/></a></xsl:template>",
                                "{}")
                        .replace(" ", ""))
                .isEqualTo("<a></a>");
        Path other = folder.resolve("other.xml");
        assertThatThrownBy(() -> made(
                        "<xsl:template match='/'><xsl:result-document href='" + other.toUri()
                                + "'><a/></xsl:result-document></xsl:template>",
                        "{}"))
                .isInstanceOf(MappingBroken.class);
        assertThat(other).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x.module.xsl",
                "/etc/hostname",
                "http://127.0.0.1:1/x.module.xsl",
                "other.xsl",
                "x.module.xsl"
            })
    void nothing_but_a_module_beside_it_is_included(String href) {
        assertThatThrownBy(() -> mapping("<xsl:include href='" + href + "'/>" + COPY))
                .isInstanceOf(MappingBroken.class)
                .hasMessageContaining("beside it");
    }

    @Test
    void a_stylesheet_with_a_doctype_is_refused() throws IOException {
        Files.writeString(
                root.resolve("erp/it.xsl"), "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>" + sheet(COPY));
        assertThatThrownBy(() -> new Mappings(root, List.of(new XsltEngine(root))).get("erp/it"))
                .isInstanceOf(MappingBroken.class)
                .hasMessageContaining("DOCTYPE");
    }

    @Test
    void output_and_recursion_have_an_end() {
        assertThatThrownBy(() -> made(
                        "<xsl:template match='/'><a><xsl:for-each select='1 to 2000000000'>0123456789</xsl:for-each></a>"
                                + "</xsl:template>",
                        "{}"))
                .isInstanceOf(MappingFailed.class)
                .hasMessageContaining("longer than");
        assertThatThrownBy(() -> made(
                        "<xsl:template match='/' name='t'><a><xsl:call-template name='t'/></a></xsl:template>", "{}"))
                .isInstanceOf(MappingFailed.class);
    }

    private String made(String templates, String input) {
        JsonNode json = Json.read(input.replace('\'', '"'));
        return mapping(templates).map(json, Map.of()).textValue();
    }

    private Mapping mapping(String templates) {
        try {
            Files.writeString(root.resolve("erp/it.xsl"), sheet(templates));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new Mappings(root, List.of(new XsltEngine(root))).get("erp/it");
    }

    private static String sheet(String templates) {
        return "<xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'"
                + " xmlns:xs='http://www.w3.org/2001/XMLSchema' exclude-result-prefixes='xs'>" + templates
                + "</xsl:stylesheet>";
    }
}
