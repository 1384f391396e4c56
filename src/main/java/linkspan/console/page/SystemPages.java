package linkspan.console.page;

import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import linkspan.console.view.Layout;
import linkspan.console.view.Parts;
import linkspan.console.visit.PageAnswer;
import linkspan.console.visit.PageRoute;
import linkspan.console.visit.Visit;
import linkspan.delivery.SystemDelivery;
import linkspan.inbound.client.ClientRow;
import linkspan.model.EventType;
import linkspan.operations.OperatorServices;
import linkspan.operations.access.Role;
import linkspan.platform.system.SystemSettings;

/** The joined systems with their settings, and who has a key of the order API. */
public final class SystemPages {
    private final OperatorServices hub;

    public SystemPages(OperatorServices hub) {
        this.hub = hub;
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/systems", Role.VIEWER, this::page),
                PageRoute.post("/clients/:id/revoke", Role.ADMIN, this::revoke));
    }

    private PageAnswer page(Visit visit) {
        List<DomContent> systems = hub.platform().catalog().all().stream()
                .sorted(Comparator.comparing(SystemSettings::id))
                .map(system -> system(visit, system))
                .toList();
        return PageAnswer.ok(Layout.page(
                visit, visit.say("nav.systems"), div(each(systems.stream())).withClass("grid"), clients(visit)));
    }

    private DomContent system(Visit visit, SystemSettings system) {
        String takes = hub.look().deliveries().all().stream()
                .filter(it -> it.id().equals(system.id()))
                .map(SystemDelivery::events)
                .flatMap(events -> events.stream().map(EventType::label).sorted())
                .collect(Collectors.joining(", "));
        List<DomContent> lines = new TreeMap<>(system.values())
                .entrySet().stream()
                        .flatMap(setting -> java.util.stream.Stream.of(
                                (DomContent) dt(setting.getKey()),
                                dd(shown(setting.getKey(), setting.getValue())).withClass("key")))
                        .toList();
        return section(
                        h2(system.get("title", system.id()) + " · " + system.id())
                                .withId(system.id()),
                        takes.isEmpty() ? div() : p(visit.say("system.takes", takes)),
                        dl(each(lines.stream())))
                .withClass("card");
    }

    /** Secrets stand elsewhere; what could be one is hidden none the less, a password in an address too. */
    static String shown(String key, String value) {
        if (key.matches("(.*[-.])?(password|passphrase|token|credential)s?")) {
            return "•••";
        }
        return value.replaceAll("://[^/@\\s]*@", "://•••@")
                .replaceAll("(?i)(password|token|secret)=[^;&\\s]*", "$1=•••");
    }

    private DomContent clients(Visit visit) {
        List<ClientRow> keys = hub.clients().list();
        return section(
                        h2(visit.say("clients")),
                        Parts.rowsOf(
                                visit,
                                "clients.none",
                                List.of("client.key", "field.name", "client.rate", "client.created", "client.state"),
                                keys,
                                SystemPages::client))
                .withClass("card");
    }

    private static DomContent client(Visit visit, ClientRow key) {
        return tr(
                th(key.keyId()).attr("scope", "row").withClass("key"),
                td(key.client()),
                td(visit.words().count(key.rate())).withClass("number"),
                td(visit.words().time(key.createdAt())),
                td(
                        key.revokedAt() != null
                                ? Parts.badge("calm", visit.say("client.revoked"))
                                : visit.may(Role.ADMIN)
                                        ? Parts.post(
                                                visit,
                                                Parts.path("clients", key.keyId(), "revoke"),
                                                input().withType("hidden")
                                                        .withName("sure")
                                                        .withValue("yes"),
                                                Parts.press(visit.say("client.revoke"), "bad"))
                                        : Parts.badge("good", visit.say("client.good"))));
    }

    private PageAnswer revoke(Visit visit) {
        int ended = hub.clients().revoke(visit.id());
        hub.platform().audit().add(visit.who().name(), "client-revoke", visit.id(), "keys: " + ended);
        return new PageAnswer.Go("/console/systems");
    }
}
