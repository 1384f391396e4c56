package linkspan.lab.bench.load;

/** An HTTP answer; {@code body} is read as ISO 8859-1, which keeps ids and costs nothing. */
public record LoadAnswer(int status, String body) {
    private static final String ORDER_ID = "\"orderId\":\"";

    public boolean accepted() {
        return status / 100 == 2;
    }

    /** It says to come again: 503 or 429. */
    public boolean busy() {
        return status == 503 || status == 429;
    }

    /** The first {@code orderId} in the body. Throws {@link IllegalStateException} when there is none. */
    public String orderId() {
        int start = body.indexOf(ORDER_ID);
        int end = start < 0 ? -1 : body.indexOf('"', start + ORDER_ID.length());
        if (end < 0) {
            throw new IllegalStateException("an answer " + status + " without orderId: " + body);
        }
        return body.substring(start + ORDER_ID.length(), end);
    }
}
