package linkspan.lab.process;

/**
 * What a database holds and what it has written for it.
 *
 * @param database bytes of its files, indexes included
 * @param log bytes of its write-ahead log since it was made
 */
public record WrittenBytes(long database, long log) {
    public WrittenBytes minus(WrittenBytes before) {
        return new WrittenBytes(database - before.database, log - before.log);
    }
}
