package linkspan.console.page;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;

import j2html.tags.DomContent;
import linkspan.console.view.LineDiff;
import linkspan.console.view.Parts;
import linkspan.console.visit.Visit;
import linkspan.operations.letters.LetterContent;
import linkspan.operations.letters.mend.Proposal;

/** An edit that waits for a second person, and what that person may press. */
final class ProposalPart {
    private ProposalPart() {}

    static DomContent of(Visit visit, LetterContent letter, Proposal proposal) {
        boolean own = proposal.by().equals(visit.who().name());
        String id = letter.letter().id();
        DomContent edit = input().withType("hidden").withName("edit").withValue(Long.toString(proposal.edit()));
        return section(
                        h2(visit.say("proposal", proposal.by())),
                        LineDiff.of(
                                visit.say("mend.diff"),
                                OpenLetterPages.pretty(proposal.before()),
                                OpenLetterPages.pretty(proposal.proposed())),
                        own ? p(visit.say("proposal.own")) : div(),
                        Parts.post(
                                visit,
                                Parts.path("letters", id, "approve"),
                                edit,
                                own ? div() : Parts.press(visit.say("proposal.approve"), "main"),
                                button(visit.say("proposal.withdraw"))
                                        .withType("submit")
                                        .attr("formaction", Parts.path("letters", id, "withdraw"))
                                        .withClasses("button", "calm")))
                .withClass("card");
    }
}
