package linkspan.author.lint.flow;

/** Where the message's headers may be from. */
enum Headers {
    /** The hub, or a step of the route. */
    OURS,
    /** Somebody outside: a producer that reads them does what they say. */
    FOREIGN;

    Headers or(Headers other) {
        return this == FOREIGN ? this : other;
    }
}
