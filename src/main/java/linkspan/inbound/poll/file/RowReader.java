package linkspan.inbound.poll.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;

/** The rows of a file of some form, in the file's order. Throws {@link FileBroken} where the file is not of that form. */
interface RowReader extends Iterator<ObjectNode>, AutoCloseable {
    @Override
    void close();
}
