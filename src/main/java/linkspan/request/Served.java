package linkspan.request;

/**
 * What answers on one path and method.
 *
 * @param method upper case
 * @param template the path, with {@code {name}} for a part that varies
 * @param maxBody bytes
 * @param handler called on a worker's thread; must answer the call, now or later, on any thread
 */
public record Served(String method, String template, long maxBody, Handler handler) {
    /** Takes a request whose body has been read. */
    @FunctionalInterface
    public interface Handler {
        void handle(Call call);
    }
}
