package linkspan.operations.letters;

import java.util.Locale;

/** What came of replaying or discarding a letter. */
public sealed interface LetterResult {
    /** One clause for people and for the audit log. */
    String words();

    /** For machines: {@code replayed}, {@code not-dead}, {@code superseded}. */
    default String label() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** It is on its way again. */
    record Replayed() implements LetterResult {
        @Override
        public String words() {
            return "replayed";
        }
    }

    /** It is given up for good; what waited behind it goes on. */
    record Discarded() implements LetterResult {
        @Override
        public String words() {
            return "discarded";
        }
    }

    /** Somebody was first: it is waiting, behind, delivered, replayed or discarded. Nothing more has happened. */
    record NotDead(String state) implements LetterResult {
        @Override
        public String words() {
            return "nothing done: it is " + state + " already";
        }
    }

    /** Later events of the key have taken effect: replaying this one would let old state overwrite new. */
    record Superseded(long doneSeq) implements LetterResult {
        @Override
        public String words() {
            return "superseded: the system has taken the events of this key up to number " + doneSeq
                    + "; --force delivers it none the less, old news over new";
        }
    }

    /** Its system has no route for it now. */
    record NoRoute(String system, String event) implements LetterResult {
        @Override
        public String words() {
            return "refused: no route delivers " + event + " to " + system + " now; put it back, or discard the letter";
        }
    }

    /** Another event of the key comes before it and has to be decided first. */
    record NotFirst(String first) implements LetterResult {
        @Override
        public String words() {
            return "refused: " + first + " of the same key comes first";
        }
    }

    /** It was tried at once and failed again, for this reason; it is a letter still. */
    record Failed(String why) implements LetterResult {
        @Override
        public String words() {
            return "failed again: " + why;
        }
    }

    record Unknown() implements LetterResult {
        @Override
        public String words() {
            return "there is no such letter";
        }
    }
}
