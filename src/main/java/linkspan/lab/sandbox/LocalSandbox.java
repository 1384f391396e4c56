package linkspan.lab.sandbox;

import linkspan.lab.sandbox.post.HubAddress;

/** Simulated systems that belong to one hub, in its process or in one of their own. */
public interface LocalSandbox extends AutoCloseable {
    /** Of the simulated systems, without a slash at the end. */
    String url();

    /** JDBC address of {@code bi}; user and password are {@code bi}. */
    String biUrl();

    /** From now on systems post to this hub what they have to tell; once. */
    void connect(HubAddress hub);

    @Override
    void close();
}
