package linkspan.platform.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * H2's paths that begin with a scheme of ours; the files are those of the rest of the path. H2 makes an instance for each
 * path by the constructor without parameters, from the one that was registered.
 */
public final class NewestFirstPath extends FilePathWrapper {
    private String scheme = "linkspan";
    private Room room = Room.ENDLESS;

    /** Used by H2. */
    public NewestFirstPath() {}

    /** @param scheme one for each room */
    NewestFirstPath(String scheme, Room room) {
        this.scheme = scheme;
        this.room = room;
    }

    @Override
    public String getScheme() {
        return scheme;
    }

    @Override
    public NewestFirstPath getPath(String path) {
        return ours(super.getPath(path));
    }

    @Override
    public NewestFirstPath wrap(FilePath base) {
        return ours(super.wrap(base));
    }

    private NewestFirstPath ours(FilePathWrapper made) {
        NewestFirstPath path = (NewestFirstPath) made;
        path.scheme = scheme;
        path.room = room;
        return path;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel file = getBase().open(mode);
        return mode.equals("r") ? file : new NewestFirstFile(file, room);
    }
}
