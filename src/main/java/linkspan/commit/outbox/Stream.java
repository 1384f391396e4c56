package linkspan.commit.outbox;

import linkspan.model.Topic;

/** Events that are in order among each other: those of one key of a topic. Sorted as their rows are locked. */
public record Stream(Topic topic, String key) implements Comparable<Stream> {
    /** The same in all hubs of a database: an event's shard is written with it. */
    static final int SHARDS = 2;

    @Override
    public int compareTo(Stream other) {
        int byTopic = topic.compareTo(other.topic);
        return byTopic != 0 ? byTopic : key.compareTo(other.key);
    }

    /** Whose turn it is to publish them: one relay at a time for each shard, 0 to {@link #SHARDS} - 1. */
    public int shard() {
        return Math.floorMod(key.hashCode(), SHARDS);
    }
}
