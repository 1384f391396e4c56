package linkspan.author.check;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A report in the form that CI tools read: a suite for files, examples and cases each, a failure for each finding that fails. */
public final class ReportJunit {
    private final XMLStreamWriter xml;

    private ReportJunit(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** Replaces the file; makes its folder. */
    public static void write(Report report, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            new ReportJunit(xml).write(report);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void write(Report report) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuites");
        for (Checked.Kind kind : Checked.Kind.values()) {
            List<Checked> checked =
                    report.checked().stream().filter(one -> one.kind() == kind).toList();
            suite(kind.name().toLowerCase(Locale.ROOT) + "s", checked);
        }
        if (!report.bugs().isEmpty()) {
            bugs(report.bugs());
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void suite(String name, List<Checked> checked) throws XMLStreamException {
        start(
                name,
                checked.size(),
                checked.stream().filter(one -> !one.passed()).count(),
                0);
        attribute("time", seconds(checked.stream().map(Checked::took).reduce(Duration.ZERO, Duration::plus)));
        for (Checked one : checked) {
            xml.writeStartElement("testcase");
            int space = one.kind() == Checked.Kind.FILE ? -1 : one.name().indexOf(' ');
            attribute("classname", "linkspan." + (space < 0 ? name : one.name().substring(0, space)));
            attribute("name", one.name().substring(space + 1));
            attribute("time", seconds(one.took()));
            for (Finding finding : one.findings()) {
                finding(finding);
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void finding(Finding finding) throws XMLStreamException {
        if (finding.code().fails()) {
            problem("failure", finding.code().label(), finding.toString());
            return;
        }
        xml.writeStartElement("system-out");
        xml.writeCharacters(speakable(finding.toString()));
        xml.writeEndElement();
    }

    private void bugs(List<String> bugs) throws XMLStreamException {
        start("check", bugs.size(), 0, bugs.size());
        for (String bug : bugs) {
            xml.writeStartElement("testcase");
            attribute("classname", "linkspan.check");
            attribute("name", bug.substring(0, bug.indexOf(' ')));
            problem("error", "bug", bug);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void start(String name, long tests, long failures, long errors) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute("name", "linkspan check " + name);
        attribute("tests", String.valueOf(tests));
        attribute("failures", String.valueOf(failures));
        attribute("errors", String.valueOf(errors));
    }

    private void problem(String element, String type, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute("type", type);
        attribute("message", text.lines().findFirst().orElse(""));
        xml.writeCharacters(speakable(text));
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, speakable(value));
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.3f", took.toNanos() / 1e9);
    }

    /** Without what XML cannot carry. */
    private static String speakable(String text) {
        return text.replaceAll("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
