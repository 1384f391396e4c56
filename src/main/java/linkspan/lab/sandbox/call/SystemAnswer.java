package linkspan.lab.sandbox.call;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a system answers: an HTTP status and text, JSON or (a carrier's) XML. Only {@link Done} changed something. */
public sealed interface SystemAnswer {
    int status();

    String body();

    /** The word in {@code arrivals}. */
    String outcome();

    record Done(int status, String body) implements SystemAnswer {
        public static Done of(int status, ObjectNode body) {
            return new Done(status, SandboxJson.write(body));
        }

        @Override
        public String outcome() {
            return "effect";
        }
    }

    /** The answer of an earlier call with the same idempotency key, byte by byte. */
    record Replayed(int status, String body) implements SystemAnswer {
        @Override
        public String outcome() {
            return "replayed";
        }
    }

    /** The system does not want this call; the same call may succeed later. */
    record Refused(int status, String body) implements SystemAnswer {
        public static Refused of(int status, ObjectNode body) {
            return new Refused(status, SandboxJson.write(body));
        }

        @Override
        public String outcome() {
            return "refused";
        }
    }

    /** A switched-on fault spoke instead of the system. */
    record Failed(int status, String body) implements SystemAnswer {
        @Override
        public String outcome() {
            return "failed";
        }
    }
}
