package linkspan.platform.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePathWrapper;

/** Everything that H2 does to a file, in order, and when a commit returned: each moment can be made again. */
final class Recording {
    /** One change of the file, or a commit that returned. */
    sealed interface Step {
        record Written(long position, ByteBuffer bytes) implements Step {}

        record Truncated(long size) implements Step {}

        record Acknowledged(long id) implements Step {}
    }

    private final List<Step> steps = new ArrayList<>();

    synchronized void add(Step step) {
        steps.add(step);
    }

    synchronized List<Step> steps() {
        return List.copyOf(steps);
    }

    /** The file of a moment. */
    static final class Image {
        private byte[] bytes;

        Image(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }

        /** As if the process had been killed when {@code length} bytes of the write were done. */
        Image partly(Step.Written write, int length) {
            Image image = new Image(bytes.clone());
            image.write(write.position, write.bytes.slice(0, length));
            return image;
        }

        void apply(Step step) {
            if (step instanceof Step.Written write) {
                write(write.position, write.bytes.duplicate());
            } else if (step instanceof Step.Truncated cut) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(bytes.length, cut.size));
            }
        }

        private void write(long position, ByteBuffer source) {
            int end = (int) position + source.remaining();
            bytes = end > bytes.length ? Arrays.copyOf(bytes, end) : bytes;
            source.get(bytes, (int) position, source.remaining());
        }
    }

    /** Paths that begin with {@code recording:}; H2 makes the instances, so the recording of now is shared by all. */
    public static final class RecordingPath extends FilePathWrapper {
        static final String SCHEME = "recording";
        static final AtomicReference<Recording> NOW = new AtomicReference<>(new Recording());

        @Override
        public String getScheme() {
            return SCHEME;
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            FileChannel file = getBase().open(mode);
            return toString().endsWith(".mv.db") ? new RecordedFile(file, NOW.get()) : file;
        }
    }

    private static final class RecordedFile extends FileBase {
        private final FileChannel file;
        private final Recording recording;

        RecordedFile(FileChannel file, Recording recording) {
            this.file = file;
            this.recording = recording;
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            ByteBuffer copy = ByteBuffer.allocate(source.remaining()).put(source.duplicate());
            recording.add(new Step.Written(position, copy.flip()));
            return file.write(source, position);
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            recording.add(new Step.Truncated(size));
            file.truncate(size);
            return this;
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return file.read(target);
        }

        @Override
        public int write(ByteBuffer source) {
            throw new UnsupportedOperationException("MVStore says where");
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
