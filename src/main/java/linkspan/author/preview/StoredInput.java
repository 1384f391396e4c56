package linkspan.author.preview;

import java.time.Instant;
import linkspan.inbound.request.Body;
import linkspan.model.Event;

/** Something that a mapping was given, or will be: a message as it came, or an event. */
sealed interface StoredInput {
    String id();

    /** When it was stored. */
    Instant at();

    /** Of what there is to read, in bytes. */
    int size();

    /** @param contentType as its sender said it */
    record Message(String id, Instant at, String contentType, Body body) implements StoredInput {
        @Override
        public int size() {
            return body.bytes().length;
        }
    }

    record Fact(Event event) implements StoredInput {
        @Override
        public String id() {
            return event.id();
        }

        @Override
        public Instant at() {
            return event.time();
        }

        @Override
        public int size() {
            return event.data().length();
        }
    }
}
