package linkspan.lab.bench.load;

/** Makes the bytes of a request. One thread at a time. */
@FunctionalInterface
public interface Requests {
    /** The same number is the same message. */
    byte[] request(int number);
}
