package linkspan.mapping;

import java.nio.file.Path;
import java.util.List;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.mapping.schema.EventSchemas;
import linkspan.mapping.xslt.XsltEngine;
import linkspan.model.kind.EventTypes;
import linkspan.platform.SchemeComponent;

/** How messages are turned into events and events into calls, as the folder of mappings says. */
public record MappingModule(CanonicalSchemas schemas, EventTypes events, Mappings running) {
    public static MappingModule of(Path folder) {
        return new MappingModule(
                new CanonicalSchemas(folder),
                EventSchemas.read(folder),
                new Mappings(folder, () -> List.of(new JsltEngine(folder), new XsltEngine(folder))));
    }

    public SchemeComponent component() {
        return new SchemeComponent("mapping", systems -> new MappingComponent(running));
    }
}
