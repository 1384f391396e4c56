package linkspan.lab.client;

/** Who was asked did not answer 2xx. */
public class Unanswered extends RuntimeException {
    public Unanswered(String message) {
        super(message);
    }
}
