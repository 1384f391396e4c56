package linkspan.mapping.xslt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.transform.Source;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.MappingEngine;
import linkspan.mapping.Place;
import linkspan.mapping.run.Branches;
import linkspan.platform.xml.Xml;
import linkspan.platform.xml.XmlMalformed;
import net.sf.saxon.lib.ResourceRequest;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XmlProcessingError;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.trans.XPathException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXParseException;

/**
 * Compiles {@code .xsl} files, XSLT 3.0 by Saxon-HE: canonical JSON in, as the tree that {@link InputTree} describes, XML
 * out, as one text without a declaration.
 *
 * <p>A module, {@code <name>.module.xsl}, holds templates for several mappings and lies beside them:
 * {@code <xsl:include href="order.module.xsl"/>}. A mapping reaches nothing else.
 */
public final class XsltEngine implements MappingEngine {
    private static final Pattern MODULE = Pattern.compile("[a-z0-9-]+\\.module\\.xsl");

    private final Places places;
    private final @Nullable Branches branches;
    private @Nullable Processor made;

    public XsltEngine(Path root) {
        this(root, null);
    }

    /** @param branches gets the branches of what is compiled, and is told when one runs; null for none */
    public XsltEngine(Path root, @Nullable Branches branches) {
        this.places = new Places(root);
        this.branches = branches;
    }

    @Override
    public String extension() {
        return "xsl";
    }

    @Override
    public Mapping compile(String name, Path file) {
        List<XmlProcessingError> errors = new ArrayList<>();
        Processor processor = processor();
        XsltCompiler compiler = processor.newXsltCompiler();
        compiler.setErrorList(errors);
        compiler.getUnderlyingCompilerInfo().setCodeInjector(new StepListener.Marks());
        BranchMessages watched = new BranchMessages(branches, places);
        compiler.setResourceResolver(request -> module(request, file, watched));
        try {
            return new XsltMapping(name, file, places, processor, compiler.compile(source(file, watched)), watched);
        } catch (SaxonApiException e) {
            throw broken(errors, e, file);
        } catch (IOException e) {
            throw new MappingBroken(places.of(null, 0, 0, file), "cannot be read");
        }
    }

    /** Only with the first mapping: Saxon is 1,500 classes. */
    private synchronized Processor processor() {
        if (made == null) {
            made = ClosedProcessor.make();
        }
        return made;
    }

    private static Source source(Path file, BranchMessages watched) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return watched.source(
                Xml.source(bytes, file.toAbsolutePath().normalize().toUri().toString()), bytes, file);
    }

    private static Source module(ResourceRequest request, Path file, BranchMessages watched) throws XPathException {
        String name = request.relativeUri == null ? "" : request.relativeUri;
        if (!MODULE.matcher(name).matches()) {
            throw new XPathException("a mapping includes <name>.module.xsl beside it, and nothing else");
        }
        try {
            return source(file.resolveSibling(name), watched);
        } catch (IOException e) {
            throw new XPathException("there is no " + name + " beside it");
        }
    }

    private MappingBroken broken(List<XmlProcessingError> errors, SaxonApiException thrown, Path file) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SAXParseException malformed) {
                XmlMalformed words = XmlMalformed.of(malformed);
                Place place = places.of(malformed.getSystemId(), words.line(), words.column(), file);
                return new MappingBroken(place, words.reason());
            }
        }
        XmlProcessingError first =
                errors.stream().filter(error -> !error.isWarning()).findFirst().orElse(null);
        if (first == null) {
            return new MappingBroken(
                    places.of(thrown.getSystemId(), thrown.getLineNumber(), 0, file),
                    line(String.valueOf(thrown.getMessage())));
        }
        Place place = places.of(
                first.getLocation().getSystemId(),
                first.getLocation().getLineNumber(),
                first.getLocation().getColumnNumber(),
                file);
        return new MappingBroken(place, line(first.getMessage()));
    }

    private static String line(String message) {
        return message.replaceAll("\\s+", " ").strip();
    }
}
