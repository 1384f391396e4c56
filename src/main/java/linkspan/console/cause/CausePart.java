package linkspan.console.cause;

import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import linkspan.console.view.Parts;
import linkspan.console.visit.Visit;
import linkspan.operations.letters.Letter;
import linkspan.operations.letters.LetterFilter;
import linkspan.operations.letters.LetterPage;
import linkspan.operations.letters.Letters;
import linkspan.operations.letters.mend.LetterCause;

/** Of a letter: how many others have failed of the same, and since when. */
public final class CausePart {
    /** So many of the newest are compared. */
    private static final int COMPARED = 1_000;

    private final Letters letters;

    public CausePart(Letters letters) {
        this.letters = letters;
    }

    public DomContent of(Visit visit, Letter letter) {
        String cause = LetterCause.idOf(letter);
        List<Letter> alike = letters
                .list(new LetterFilter(letter.system(), letter.code(), null, null), LetterPage.newest(COMPARED))
                .stream()
                .filter(other -> LetterCause.idOf(other).equals(cause))
                .toList();
        Instant first = alike.stream()
                .map(other -> Objects.requireNonNullElse(other.failedAt(), other.happenedAt()))
                .min(Comparator.naturalOrder())
                .orElse(letter.happenedAt());
        String said = alike.size() <= 1
                ? visit.say("cause.alone")
                : visit.say(
                        "cause.others",
                        visit.words().count(alike.size() - 1L),
                        visit.words().time(first));
        return p(Parts.link(Parts.path("causes", cause), said)).withClass("under");
    }
}
