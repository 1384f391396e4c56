package linkspan.intake;

import linkspan.answer.Envelope;
import linkspan.commit.Committer;
import linkspan.http.HubHttpServer;
import linkspan.intake.page.Pages;
import linkspan.message.MessageStore;

/** What every consumer of the intake works with. */
public record IntakeServices(
        HubHttpServer server,
        Committer committer,
        Envelope envelope,
        MessageStore messages,
        Pages pages,
        IntakeMeters meters) {}
