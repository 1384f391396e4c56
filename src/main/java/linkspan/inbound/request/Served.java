package linkspan.inbound.request;

import java.util.List;

/**
 * What answers on one path and method.
 *
 * @param method upper case
 * @param template the path, with {@code {name}} for a part that varies
 * @param maxBody bytes
 * @param gate says of a head alone whether its body is worth reading
 * @param handler called on a worker's thread; must answer the call, now or later, on any thread
 */
public record Served(String method, String template, long maxBody, Gate gate, Handler handler) {
    /** Whose every head is worth a body. */
    public Served(String method, String template, long maxBody, Handler handler) {
        this(method, template, maxBody, facts -> true, handler);
    }

    /** The same place with another handler. */
    public Served by(Handler other) {
        return new Served(method, template, maxBody, gate, other);
    }

    /** Looks at a request before its body is read. */
    @FunctionalInterface
    public interface Gate {
        /**
         * False when the handler would refuse the request whatever its body is: the handler then gets it with an empty one,
         * and says why. On an event loop: must not wait for anything.
         */
        boolean worthReading(RequestFacts facts);

        /** Headers that the handler looks at besides those of every request, lower case. */
        default List<String> headers() {
            return List.of();
        }
    }

    /** Takes a request whose body has been read. */
    @FunctionalInterface
    public interface Handler {
        void handle(Call call);
    }
}
