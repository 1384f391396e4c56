package linkspan.inbound.route;

import linkspan.commit.Committer;
import linkspan.inbound.http.HubHttpServer;
import linkspan.inbound.message.IntakeMeters;
import linkspan.inbound.message.MessageStore;
import linkspan.inbound.request.Envelope;
import linkspan.inbound.route.page.Pages;
import linkspan.platform.trace.Tracing;

/** What every consumer of the intake works with. */
public record IntakeServices(
        HubHttpServer server,
        Committer committer,
        Envelope envelope,
        MessageStore messages,
        Pages pages,
        IntakeMeters meters,
        Tracing tracing) {}
