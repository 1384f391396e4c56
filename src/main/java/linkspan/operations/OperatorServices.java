package linkspan.operations;

import java.nio.file.Path;
import linkspan.delivery.Deliveries;
import linkspan.inbound.client.Clients;
import linkspan.operations.access.Access;
import linkspan.operations.audit.AuditLogStore;
import linkspan.operations.letters.Letters;
import linkspan.operations.letters.MaskedPayload;
import linkspan.operations.letters.mend.CauseNoteStore;
import linkspan.operations.letters.mend.Mending;
import linkspan.operations.meter.Backlog;
import linkspan.operations.redrive.Redrives;
import linkspan.operations.search.OrderSearchStore;
import linkspan.operations.timeline.Timelines;
import linkspan.platform.PlatformModule;

/**
 * What a face of the hub for people stands on.
 *
 * @param mappings folder of the mappings
 */
public record OperatorServices(
        Access access,
        Look look,
        Letters letters,
        Mending mending,
        CauseNoteStore causes,
        Redrives redrives,
        MaskedPayload masked,
        Clients clients,
        PlatformModule platform,
        Path mappings) {
    /** What is only looked at. */
    public record Look(
            Timelines timelines,
            OrderSearchStore search,
            Backlog backlog,
            Deliveries deliveries,
            AuditLogStore audit) {}
}
