package linkspan.database.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePathWrapper;

/** H2's paths that begin with {@code linkspan:}; the files are those of the rest of the path. H2 makes the instances. */
public final class NewestFirstPath extends FilePathWrapper {
    static final String SCHEME = "linkspan";

    /** Used by H2. */
    public NewestFirstPath() {}

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel file = getBase().open(mode);
        return mode.equals("r") ? file : new NewestFirstFile(file);
    }
}
