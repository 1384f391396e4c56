package linkspan.author.cases.stage;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import linkspan.author.cases.outside.CaseAddress;
import linkspan.mapping.CanonicalSchemas;
import linkspan.mapping.DraftCheck;
import linkspan.mapping.Mappings;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.mapping.schema.EventSchemas;
import linkspan.mapping.xslt.XsltEngine;
import linkspan.model.kind.EventCheck;
import linkspan.model.kind.EventTypes;
import linkspan.platform.extension.ExtensionJars;
import linkspan.platform.system.Secrets;
import linkspan.platform.system.SystemCatalog;

/**
 * What all stages share: the real settings, schemas and mappings of the author's folders.
 *
 * @param clock stands still
 * @param extensions beans of others
 */
public record StageTools(
        SystemCatalog systems,
        EventTypes events,
        EventCheck check,
        Mappings mappings,
        Secrets secrets,
        Clock clock,
        ExtensionJars extensions) {
    /** When every case takes place. */
    public static final Instant NOW = Instant.parse("2026-11-11T03:11:11Z");

    /**
     * Reads the folders; nothing else of the process's environment is looked at.
     *
     * @throws linkspan.mapping.MappingBroken when a schema cannot be used
     */
    public static StageTools of(Path routes, Path mappings, ExtensionJars extensions) {
        return new StageTools(
                SystemCatalog.readable(
                        routes, variable -> variable == null ? null : CaseAddress.standIn(variable), value -> value),
                EventSchemas.read(mappings),
                new DraftCheck(new CanonicalSchemas(mappings)),
                new Mappings(mappings, List.of(new JsltEngine(mappings), new XsltEngine(mappings))),
                new Secrets(routes.resolve("_none"), name -> "secret", Secrets.WhenMissing.REFUSE),
                Clock.fixed(NOW, ZoneOffset.UTC),
                extensions);
    }
}
