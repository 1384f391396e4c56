package linkspan.inbound.request;

/** Looks at each answer of a path that is served, before it goes out; changes nothing. On any thread. */
@FunctionalInterface
public interface AnswerWatch {
    /** Nobody looks. */
    AnswerWatch NONE = (served, answer) -> {};

    void look(Served served, HttpAnswer answer);
}
