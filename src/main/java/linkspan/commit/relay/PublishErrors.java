package linkspan.commit.relay;

import java.util.Map;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedForMessageFormatException;
import org.jspecify.annotations.Nullable;

/** The one place that says what an error of the broker means for a record: most pass by, some do not. */
enum PublishErrors {
    /** Sent again from the oldest row on, for as long as it takes. */
    AGAIN,
    /** The whole topic is refused, until somebody mends its rights: its records wait, other topics go on. */
    TOPIC_WAITS,
    /** This record will never be taken: it is set aside for a person, its key waits, others go on. */
    REFUSED;

    private static final Map<Class<? extends Throwable>, PublishErrors> TABLE = Map.of(
            RecordTooLargeException.class, REFUSED, // the broker's or the producer's limit
            RecordBatchTooLargeException.class, REFUSED,
            InvalidRecordException.class, REFUSED, // a policy of the broker
            InvalidTimestampException.class, REFUSED, // message.timestamp.before.max.ms
            UnsupportedForMessageFormatException.class, REFUSED,
            SerializationException.class, REFUSED,
            TopicAuthorizationException.class, TOPIC_WAITS,
            InvalidTopicException.class, TOPIC_WAITS);

    static PublishErrors of(@Nullable Throwable error) {
        return error == null ? AGAIN : TABLE.getOrDefault(error.getClass(), AGAIN);
    }
}
