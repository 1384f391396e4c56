package linkspan.platform.broker;

/** A record of a later version of the hub: an event of a type that this one does not know. */
public final class UnknownEvent extends RuntimeException {
    private final String topic;
    private final String key;
    private final long sequence;
    private final String type;

    UnknownEvent(String topic, String key, long sequence, String type) {
        super("no event " + type + ", key " + key + ", sequence " + sequence);
        this.topic = topic;
        this.key = key;
        this.sequence = sequence;
        this.type = type;
    }

    public String topic() {
        return topic;
    }

    public String key() {
        return key;
    }

    public long sequence() {
        return sequence;
    }

    /** As the later version calls it. */
    public String type() {
        return type;
    }
}
