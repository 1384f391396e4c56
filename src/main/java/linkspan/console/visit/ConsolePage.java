package linkspan.console.visit;

/** Something that a browser shows or does; may block. A {@link linkspan.model.failure.Refused} is told to the person. */
@FunctionalInterface
public interface ConsolePage {
    PageAnswer answer(Visit visit);
}
