package linkspan.platform.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBase;
import org.jspecify.annotations.Nullable;

/**
 * A file of MVStore whose head names the newest chunk before the commit that wrote it returns. H2 2.5.252 writes the head
 * when a chunk is not where the one before it foretold, but with the chunk before it: a store that is reopened after a
 * {@code kill -9} does not find what was committed since (ADR 0023). Costs one write of 8 KiB per commit, no wait for the
 * disk. MVStore writes in one thread at a time.
 */
final class NewestFirstFile extends FileBase {
    private final FileChannel file;
    private final Room room;
    private @Nullable StoreHead head;
    /** Of what this process wrote: a store that had to go back to an older version counts on from there. */
    private long newest = -1;

    NewestFirstFile(FileChannel file, Room room) throws IOException {
        this.file = file;
        this.room = room;
        ByteBuffer blocks = ByteBuffer.allocate(StoreHead.LENGTH);
        while (blocks.hasRemaining() && file.read(blocks, blocks.position()) > 0) {
            continue;
        }
        this.head = StoreHead.of(blocks.flip());
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
        int length = source.remaining();
        StoreHead written = position == 0 && length == StoreHead.LENGTH ? StoreHead.of(source) : null;
        if (written != null) {
            source.position(source.limit());
            writeHead(written);
            return length;
        }
        ChunkStart chunk = ChunkStart.of(source, position);
        if (position + length > file.size()) {
            room.await();
        }
        all(source, position);
        StoreHead known = head;
        if (chunk != null && known != null && chunk.version() > newest) {
            writeHead(known.naming(chunk));
        }
        return length;
    }

    /** A head that is behind keeps what it says of the store, not of the newest chunk; after an orderly end H2 is right. */
    private void writeHead(StoreHead next) throws IOException {
        StoreHead known = head;
        StoreHead right = known == null || next.isClean() || next.version() >= newest ? next : next.namingSameAs(known);
        all(right.blocks(), 0);
        head = right;
        newest = right.version();
    }

    private void all(ByteBuffer source, long position) throws IOException {
        long at = position;
        while (source.hasRemaining()) {
            at += file.write(source, at);
        }
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
    public int write(ByteBuffer source) throws IOException {
        long at = file.position();
        int length = write(source, at);
        file.position(at + length);
        return length;
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
    public FileChannel truncate(long size) throws IOException {
        file.truncate(size);
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        file.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
