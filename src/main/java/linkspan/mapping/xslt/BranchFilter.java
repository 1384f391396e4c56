package linkspan.mapping.xslt;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/** Hands a stylesheet on with a message at the beginning of each branch. */
final class BranchFilter extends XMLFilterImpl {
    private static final String XSLT = "http://www.w3.org/1999/XSL/Transform";
    private static final Set<String> BRANCHES =
            Set.of("when", "otherwise", "if", "for-each", "for-each-group", "template", "function");
    /** What has to come first within a branch. */
    private static final Set<String> FIRST = Set.of("param", "sort", "context-item");

    private final Lines lines;
    private final Path file;
    private final BranchMessages messages;
    private final Deque<Element> open = new ArrayDeque<>();
    private @Nullable Locator position;

    /** An element of the stylesheet; {@code message} is what is still to be put into it. */
    private static final class Element {
        private final String prefix;
        private @Nullable String message;

        Element(String prefix) {
            this.prefix = prefix;
        }
    }

    BranchFilter(XMLReader reader, Lines lines, Path file, BranchMessages messages) {
        super(reader);
        this.lines = lines;
        this.file = file;
        this.messages = messages;
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        position = locator;
        super.setDocumentLocator(locator);
    }

    @Override
    public void startElement(String uri, String name, String written, Attributes attributes) throws SAXException {
        boolean xslt = uri.equals(XSLT);
        if (!xslt || !FIRST.contains(name)) {
            say();
        }
        super.startElement(uri, name, written, attributes);
        Element element = new Element(written.substring(0, written.length() - name.length()));
        open.push(element);
        if (xslt && BRANCHES.contains(name) && position != null) {
            int[] start = lines.start(written, position.getLineNumber(), position.getColumnNumber());
            String named =
                    attributes.getValue("name") != null ? attributes.getValue("name") : attributes.getValue("match");
            element.message = messages.add(file, start[0], start[1], named == null ? name : name + " " + named);
        }
    }

    @Override
    public void endElement(String uri, String name, String written) throws SAXException {
        say();
        open.pop();
        super.endElement(uri, name, written);
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        if (!new String(text, start, length).isBlank()) {
            say();
        }
        super.characters(text, start, length);
    }

    private void say() throws SAXException {
        Element element = open.peek();
        if (element == null || element.message == null) {
            return;
        }
        AttributesImpl attributes = new AttributesImpl();
        attributes.addAttribute("", "select", "select", "CDATA", "'" + Objects.requireNonNull(element.message) + "'");
        element.message = null;
        super.startElement(XSLT, "message", element.prefix + "message", attributes);
        super.endElement(XSLT, "message", element.prefix + "message");
    }
}
