package linkspan.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import linkspan.mapping.xslt.XsltEngine;
import linkspan.model.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

/** What a buyer gets is a UBL 2.1 despatch advice by the standard's own schema. */
class DespatchAdviceTest {
    private static final Path XSD = Path.of("../shared/fixtures/xml/ubl/xsd/ubl-2.1-xsd.tar.gz");
    private static final Path ROOT = Path.of("mappings");
    private static final Path EXAMPLES = ROOT.resolve("peppol/deliver-order-shipped");
    private static final Mapping MAPPING =
            new Mappings(ROOT, List.of(new XsltEngine(ROOT))).get("peppol/deliver-order-shipped");
    private static final String CORE_TYPES = """
            Amount decimal currencyID currencyCodeListVersionID
            BinaryObject base64Binary format mimeCode encodingCode characterSetCode uri filename
            Code normalizedString listID listAgencyID listAgencyName listName listVersionID name languageID listURI listSchemeURI
            DateTime string format
            Identifier normalizedString schemeID schemeName schemeAgencyID schemeAgencyName schemeVersionID schemeDataURI schemeURI
            Indicator string format
            Measure decimal unitCode unitCodeListVersionID
            Numeric decimal format
            Quantity decimal unitCode unitCodeListID unitCodeListAgencyID unitCodeListAgencyName
            Text string languageID languageLocaleID""";
    private static Schema schema;

    @BeforeAll
    static void unpack(@TempDir Path folder) throws Exception {
        assumeTrue(Files.exists(XSD), "skipped: ../shared/fixtures is absent");
        try (DataInputStream tar = new DataInputStream(new GZIPInputStream(Files.newInputStream(XSD)))) {
            while (entry(tar, folder)) {
                assertThat(folder).isNotEmptyDirectory();
            }
        }
        completed(folder);
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
        schema = factory.newSchema(
                folder.resolve("maindoc/UBL-DespatchAdvice-2.1.xsd").toFile());
    }

    /** Two modules that others import are not in the archive: the ten core types, as UN/CEFACT names them, and signatures. */
    private static void completed(Path folder) throws IOException {
        StringBuilder module = new StringBuilder("<xsd:schema xmlns:xsd='http://www.w3.org/2001/XMLSchema'"
                + " targetNamespace='urn:un:unece:uncefact:data:specification:CoreComponentTypeSchemaModule:2'>");
        CORE_TYPES.lines().map(line -> line.split(" ", 3)).forEach(type -> {
            module.append("<xsd:complexType name='%sType'><xsd:simpleContent><xsd:extension base='xsd:%s'>"
                    .formatted(type[0], type[1]));
            for (String attribute : type[2].split(" ")) {
                String kind =
                        attribute.endsWith("URI") ? "anyURI" : attribute.equals("languageID") ? "language" : "string";
                module.append("<xsd:attribute name='%s' type='xsd:%s'/>".formatted(attribute, kind));
            }
            module.append("</xsd:extension></xsd:simpleContent></xsd:complexType>");
        });
        Files.writeString(folder.resolve("common/core.xsd"), module.append("</xsd:schema>"));
        Files.writeString(
                folder.resolve("common/signature.xsd"),
                "<xsd:schema xmlns:xsd='http://www.w3.org/2001/XMLSchema' targetNamespace='http://www.w3.org/2000/09/xmldsig#'>"
                        + "<xsd:element name='Signature'/></xsd:schema>");
        located(
                folder.resolve("common/UBL-UnqualifiedDataTypes-2.1.xsd"),
                "CoreComponentTypeSchemaModule:2",
                "core.xsd");
        located(folder.resolve("common/UBL-SignatureAggregateComponents-2.1.xsd"), "xmldsig#", "signature.xsd");
    }

    private static void located(Path schema, String imported, String file) throws IOException {
        Files.writeString(
                schema,
                Files.readString(schema)
                        .replaceFirst("(" + imported + "\")\\s*/>", "$1 schemaLocation=\"" + file + "\"/>"));
    }

    /** One file of a tar archive; false at its end. */
    private static boolean entry(InputStream tar, Path folder) throws IOException {
        byte[] head = tar.readNBytes(512);
        String name = text(head, 0, 100);
        if (head.length < 512 || name.isEmpty()) {
            return false;
        }
        int size = Integer.parseInt(text(head, 124, 11), 8);
        byte[] content = tar.readNBytes(size);
        tar.skipNBytes((512 - size % 512) % 512);
        if (head[156] == '0' || head[156] == 0) {
            Path file = folder.resolve(name).normalize();
            assertThat(file.startsWith(folder)).isTrue();
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        }
        return true;
    }

    private static String text(byte[] head, int from, int length) {
        return new String(head, from, length, StandardCharsets.US_ASCII).split("\0", 2)[0].strip();
    }

    private static void valid(String document) {
        try {
            schema.newValidator().validate(new StreamSource(new StringReader(document)));
        } catch (SAXException | IOException e) {
            throw new AssertionError(e.getMessage() + "\n" + document, e);
        }
    }

    private static String advice(ObjectNode order) {
        return MAPPING.map(order, Map.of()).textValue();
    }

    private static ObjectNode example(String name) throws IOException {
        return (ObjectNode) Json.read(Files.readAllBytes(EXAMPLES.resolve(name)));
    }

    @Test
    void every_example_is_valid() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".in.json"))
                    .toList();
            assertThat(names).isNotEmpty();
            for (String name : names) {
                valid(advice(example(name)));
            }
        }
    }

    @Test
    void an_address_of_which_only_some_is_known_is_valid() throws IOException {
        ObjectNode order = example("in-parts.in.json");
        for (String field : List.of("city", "line1", "postalCode", "countryCode")) {
            order.withObject("shipTo").putNull(field);
            valid(advice(order));
        }
        order.withObject("customer").putNull("customerId");
        valid(advice(order));
    }

    @Test
    void the_schema_would_have_noticed() throws IOException {
        String wrong = advice(example("minimal.in.json")).replaceFirst("<cbc:IssueDate>[^<]*</cbc:IssueDate>", "");
        assertThat(wrong).isNotEqualTo(advice(example("minimal.in.json")));
        assertThatThrownBy(() -> valid(wrong)).hasMessageContaining("IssueDate");
    }
}
