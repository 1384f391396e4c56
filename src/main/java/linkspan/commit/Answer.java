package linkspan.commit;

/**
 * What a sender is told, kept to be told again byte for byte.
 *
 * @param status HTTP status
 * @param contentType media type of the body, empty for none
 * @param body text as sent
 */
public record Answer(int status, String contentType, String body) {
    public Answer {
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException("HTTP status " + status);
        }
    }
}
