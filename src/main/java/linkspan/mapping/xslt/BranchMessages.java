package linkspan.mapping.xslt;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.transform.sax.SAXSource;
import linkspan.mapping.run.Branch;
import linkspan.mapping.run.Branches;
import net.sf.saxon.s9api.Message;
import org.jspecify.annotations.Nullable;
import org.xml.sax.XMLReader;

/**
 * The branches of one stylesheet and its modules. Each begins with an {@code xsl:message} that its author has not written:
 * Saxon runs those whatever it optimizes.
 */
final class BranchMessages {
    private static final String TEXT = "linkspan.branch ";

    private final @Nullable Branches branches;
    private final Places places;
    private final List<Runnable> known = new ArrayList<>();

    /** @param branches null when nobody asks for them: then sources are read as they are */
    BranchMessages(@Nullable Branches branches, Places places) {
        this.branches = branches;
        this.places = places;
    }

    SAXSource source(SAXSource plain, byte[] bytes, Path file) {
        XMLReader reader = plain.getXMLReader();
        if (branches == null || reader == null) {
            return plain;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return new SAXSource(new BranchFilter(reader, new Lines(text), file, this), plain.getInputSource());
    }

    /** The text of the message that tells of this branch. */
    String add(Path file, int line, int column, String kind) {
        if (branches != null) {
            known.add(branches.add(new Branch(places.of(null, line, column, file), kind)));
        }
        return TEXT + (known.size() - 1);
    }

    /** False for the author's own messages. */
    boolean ran(Message message) {
        if (known.isEmpty() || !message.getStringValue().startsWith(TEXT)) {
            return false;
        }
        known.get(Integer.parseInt(message.getStringValue().substring(TEXT.length())))
                .run();
        return true;
    }
}
