package linkspan.platform.crash;

/**
 * A promise switched off on purpose, to see that the drill's verdict then fails: {@code -Dlinkspan.break=dedupe} (calls
 * carry a new idempotency key each, and what is done is called again when it is redelivered), {@code order} (nothing waits behind a failed event), {@code commit} (answers come
 * before the commit). A constant that the JIT folds away.
 */
public enum Broken {
    DEDUPE,
    ORDER,
    COMMIT;

    private static final String SETTING = System.getProperty("linkspan.break", "");

    /** True: the hub shall not keep this promise. */
    public boolean isSet() {
        return SETTING.equalsIgnoreCase(name());
    }
}
