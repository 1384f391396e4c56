package linkspan.mapping.xslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import javax.xml.transform.SourceLocator;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingFailed;
import linkspan.mapping.Place;
import linkspan.mapping.run.Budget;
import net.sf.saxon.s9api.Message;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.Serializer;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.trans.XPathException;
import org.jspecify.annotations.Nullable;

/** A compiled {@code .xsl} file; {@code <xsl:message terminate="yes">} is how its author refuses an input. */
record XsltMapping(
        String name, Path file, Places places, Processor processor, XsltExecutable compiled, BranchMessages branches)
        implements Mapping {
    /** The element round the input. */
    static final String INPUT = "data";

    private static final String EVENT = "event";

    /** Saxon quotes the values it stumbles over; messages are logged, and payloads never are. */
    private static final Pattern VALUES = Pattern.compile("\"[^\"]*\"|'[^']*'|\\{[^}]*}|“[^”]*”|:\\s.*");

    @Override
    public JsonNode map(JsonNode input, Map<String, JsonNode> variables) {
        AtomicReference<Message> last = new AtomicReference<>();
        BoundedText text = new BoundedText();
        try (Budget budget = Budget.open()) {
            Xslt30Transformer transformer = compiled.load30();
            transformer.setMessageHandler(message -> {
                if (!branches.ran(message)) {
                    last.set(message);
                }
            });
            transformer.setErrorReporter(error -> {});
            transformer.setTraceListener(new StepListener());
            transformer.setResourceResolver(ClosedProcessor::refuse);
            transformer.setResultDocumentHandler(uri -> {
                throw new IllegalArgumentException("a mapping has one output");
            });
            XdmNode tree = InputTree.of(processor, INPUT, input);
            transformer.setStylesheetParameters(parameters(variables));
            transformer.setGlobalContextItem(tree);
            transformer.applyTemplates(tree, serializer(text));
        } catch (InputTree.Unspeakable e) {
            throw new MappingFailed(name, places.of(null, 0, 0, file), e.path(), String.valueOf(e.getMessage()));
        } catch (SaxonApiException e) {
            Budget.Spent spent = Budget.Spent.in(e);
            throw spent != null ? spent(spent) : failed(e, last.get());
        } catch (RuntimeException e) {
            Budget.Spent spent = Budget.Spent.in(e);
            if (spent != null) {
                throw spent(spent);
            }
            String reason = "XSLT fails with " + e.getClass().getSimpleName();
            throw new MappingFailed(name, places.of(null, 0, 0, file), null, reason);
        } catch (StackOverflowError e) {
            throw new MappingFailed(name, places.of(null, 0, 0, file), null, "a template calls itself without end");
        }
        return TextNode.valueOf(text.toString());
    }

    private MappingFailed spent(Budget.Spent spent) {
        return new MappingFailed(name, places.of(null, 0, 0, file), null, String.valueOf(spent.getMessage()));
    }

    /** What {@code $event/sequence} finds; without an event it is an element without content. */
    private Map<QName, XdmNode> parameters(Map<String, JsonNode> variables)
            throws SaxonApiException, InputTree.Unspeakable {
        XdmNode event = InputTree.of(processor, EVENT, variables.getOrDefault(EVENT, NullNode.instance));
        return Map.of(new QName(EVENT), event.children().iterator().next());
    }

    /** What an envelope can take in: no declaration, no DOCTYPE, no white space of its own. */
    private Serializer serializer(BoundedText text) {
        Serializer serializer = processor.newSerializer(text);
        serializer.setOutputProperty(Serializer.Property.METHOD, "xml");
        serializer.setOutputProperty(Serializer.Property.OMIT_XML_DECLARATION, "yes");
        serializer.setOutputProperty(Serializer.Property.INDENT, "no");
        serializer.setOutputProperty(Serializer.Property.ENCODING, "UTF-8");
        return serializer;
    }

    private MappingFailed failed(SaxonApiException e, @Nullable Message last) {
        Place place = place(e);
        if (last != null && last.isTerminate()) {
            String words = last.getStringValue().replaceAll("\\s+", " ").strip();
            return new MappingFailed(name, place, null, words);
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BoundedText.TooLong) {
                return new MappingFailed(name, place, null, String.valueOf(cause.getMessage()));
            }
        }
        String code = e.getErrorCode() == null ? "" : e.getErrorCode().getLocalName() + " ";
        String words = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        return new MappingFailed(name, place, null, code + VALUES.matcher(words).replaceAll("…"));
    }

    private Place place(SaxonApiException e) {
        SourceLocator at = e.getCause() instanceof XPathException cause ? cause.getLocator() : null;
        return at == null
                ? places.of(e.getSystemId(), e.getLineNumber(), 0, file)
                : places.of(at.getSystemId(), at.getLineNumber(), at.getColumnNumber(), file);
    }
}
