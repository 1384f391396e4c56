package linkspan.author;

import java.util.function.Consumer;
import java.util.function.Supplier;
import linkspan.author.lint.HubLint;
import linkspan.author.reload.DevMode;
import linkspan.author.reload.RouteSwap;
import linkspan.mapping.CanonicalSchemas;
import linkspan.mapping.Mappings;
import linkspan.model.kind.EventTypes;
import linkspan.platform.Module;

/** Edited routes and mappings replace the running ones. */
public final class DevModule implements Module {
    private final DevMode mode;
    private final HubLint lint;
    private final Mappings mappings;
    private final CanonicalSchemas schemas;
    private final Consumer<EventTypes> events;
    private final Supplier<RouteSwap> swap;

    /**
     * @param mode follows since before the folders were read
     * @param events takes over those that there are after an edit
     * @param swap of the routes that run
     */
    public DevModule(
            DevMode mode,
            HubLint lint,
            Mappings mappings,
            CanonicalSchemas schemas,
            Consumer<EventTypes> events,
            Supplier<RouteSwap> swap) {
        this.events = events;
        this.mode = mode;
        this.lint = lint;
        this.mappings = mappings;
        this.schemas = schemas;
        this.swap = swap;
    }

    @Override
    public void start() {
        mode.follow(mappings, schemas, events, lint, swap.get());
    }

    @Override
    public void stop() {
        mode.close();
    }
}
