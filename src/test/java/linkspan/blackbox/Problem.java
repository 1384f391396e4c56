package linkspan.blackbox;

/** One promise that was not kept, to whom, about what. */
public record Problem(Kind kind, String receiver, String order, String mark, String detail) {
    /** Which promise. */
    public enum Kind {
        LOST,
        DOUBLED,
        OUT_OF_ORDER,
        INVENTED,
        FORGED,
        NOT_QUIET,
        NOT_READY
    }

    @Override
    public String toString() {
        return kind + " at " + receiver + ": " + order + " " + mark + " " + detail;
    }
}
