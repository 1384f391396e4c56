package linkspan.author.diff;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An element as far as it means something: no comments, no order of attributes, no white space between elements.
 *
 * @param name with its namespace, {@code {urn:a}line}
 * @param qualified as it is written, {@code a:line}
 * @param namespaces that it declares, by prefix
 * @param attributes by name with namespace, each as it is written
 * @param children elements in their order
 * @param text all of it, empty when it is white space beside or between elements
 */
record XmlElement(
        String name,
        String qualified,
        Map<String, String> namespaces,
        Map<String, Attribute> attributes,
        List<XmlElement> children,
        String text,
        Difference.Spot spot) {
    record Attribute(String qualified, String value) {}

    XmlElement {
        attributes = new TreeMap<>(attributes);
    }

    /** Without what comes from the namespace: {@code line}. */
    String local() {
        return name.substring(name.lastIndexOf('}') + 1);
    }

    /** Text stands beside elements somewhere: where among them is not known here. */
    boolean isMixed() {
        return !text.isEmpty() && !children.isEmpty() || children.stream().anyMatch(XmlElement::isMixed);
    }

    /** In one line; for people. */
    String shown() {
        StringBuilder out = new StringBuilder();
        print(out, "", "");
        return out.toString();
    }

    /** Two spaces a level. */
    String printed() {
        StringBuilder out = new StringBuilder();
        print(out, "\n", "  ");
        return out.toString();
    }

    private void print(StringBuilder out, String line, String indent) {
        out.append('<').append(qualified);
        namespaces.forEach((prefix, uri) -> attribute(out, prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, uri));
        attributes.values().forEach(attribute -> attribute(out, attribute.qualified(), attribute.value()));
        if (children.isEmpty() && text.isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>').append(escaped(text));
        for (XmlElement child : children) {
            out.append(line).append(indent);
            child.print(out, line.isEmpty() ? "" : line + indent, indent);
        }
        out.append(children.isEmpty() ? "" : line)
                .append("</")
                .append(qualified)
                .append('>');
    }

    private static void attribute(StringBuilder out, String name, String value) {
        out.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
    }

    private static String escaped(String text) {
        return text.codePoints()
                .mapToObj(c -> switch (c) {
                    case '&' -> "&amp;";
                    case '<' -> "&lt;";
                    case '>' -> "&gt;";
                    case '"' -> "&quot;";
                    case '\r' -> "&#13;";
                    default -> Character.toString(c);
                })
                .collect(Collectors.joining());
    }
}
