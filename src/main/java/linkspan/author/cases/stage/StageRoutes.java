package linkspan.author.cases.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import linkspan.author.cases.outside.Scene;
import linkspan.author.cases.play.Document;
import linkspan.author.cases.play.EndWord;
import linkspan.author.cases.play.Message;
import linkspan.author.cases.play.Played;
import linkspan.author.cases.play.Played.Ended;
import linkspan.commit.Answer;
import linkspan.commit.UnitOfWork;
import linkspan.delivery.note.EventRoute;
import linkspan.inbound.admission.AcceptedForms;
import linkspan.inbound.admission.JsonContent;
import linkspan.inbound.auth.Caller;
import linkspan.inbound.poll.PollTrial;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;
import linkspan.inbound.route.RouteEnd;
import linkspan.inbound.route.RouteRun;
import linkspan.inbound.route.Ruling;
import linkspan.model.Event;
import linkspan.model.ExchangeProperty;
import linkspan.model.Json;
import linkspan.model.failure.Refused;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/** Sends a case's messages through the route under test, by whatever door it has, and says how each ended. */
final class StageRoutes {
    /** The route under test. */
    record Under(DefaultCamelContext camel, String system, String route) {}

    private static final Answer NONE = new Answer(200, "", "");
    private static final int LONGEST_S = 10;
    private final StageTools tools;
    private final Scene scene;
    private final Under under;
    private final CaseReceiveComponent receive;
    private final CaseDriver driver;

    StageRoutes(StageTools tools, Scene scene, Under under, CaseReceiveComponent receive, CaseDriver driver) {
        this.tools = tools;
        this.scene = scene;
        this.under = under;
        this.receive = receive;
        this.driver = driver;
    }

    /** The {@code direct:} addresses at which a loaded route starts. */
    Set<String> directs() {
        return under.camel.getRouteDefinitions().stream()
                .map(route -> route.getInput().getEndpointUri().split("\\?", 2)[0])
                .filter(uri -> uri.startsWith("direct:"))
                .collect(Collectors.toSet());
    }

    Played play(List<Message> messages) {
        List<Ended> ends = new ArrayList<>();
        Optional<EventRoute> delivers = driver.route(under.route);
        if (delivers.isPresent()) {
            deliver(delivers.get(), messages, ends);
            return new Played(scene.sent(), ends, null);
        }
        ObjectNode answer = null;
        for (Message message : messages) {
            for (int i = 0; i < message.times(); i++) {
                answer = one(message, ends);
            }
        }
        return new Played(scene.sent(), ends, answer);
    }

    private @Nullable ObjectNode one(Message message, List<Ended> ends) {
        CaseReceiveComponent.Door rest = CaseReceiveComponent.Door.REST;
        Map<String, CaseReceiveComponent.Door> doors = receive.doors();
        CaseReceiveComponent.Door door = doors.get(under.route);
        if (door != null) {
            return receive(under.route, door, message, ends);
        }
        Optional<String> asked =
                doors.keySet().stream().filter(id -> doors.get(id) == rest).findFirst();
        return asked.isPresent() ? receive(asked.get(), rest, message, ends) : ask(message, ends);
    }

    // ---- deliver

    private void deliver(EventRoute route, List<Message> messages, List<Ended> ends) {
        List<Event> events = new ArrayList<>();
        for (Message message : messages) {
            JsonNode data = tree(message);
            int number = events.size() + 1;
            events.add(new Event(
                    "00000000-0000-4000-8000-%012d".formatted(number),
                    route.type(),
                    tools.events().of(route.type().label()).keyOf(data),
                    number,
                    tools.clock().instant(),
                    "case",
                    null,
                    Json.text(data)));
        }
        if (route.batch() == 1) {
            events.forEach(event -> deliver(route, List.of(event)).ifPresent(ends::add));
            return;
        }
        Optional<Ended> whole = deliver(route, events);
        if (whole.isPresent() && events.size() > 1) { // as the lanes do: only the one at fault shall fail
            events.forEach(event -> deliver(route, List.of(event)).ifPresent(ends::add));
        } else {
            whole.ifPresent(ends::add);
        }
    }

    private Optional<Ended> deliver(EventRoute route, List<Event> events) {
        CompletableFuture<Optional<Ended>> ended = new CompletableFuture<>();
        route.run(events, null, (unit, error) -> {
            scene.commits(error == null ? unit.seal(NONE) : null);
            ended.complete(error == null ? Optional.empty() : Optional.of(CaseEnd.delivery(error)));
        });
        return soon(ended);
    }

    // ---- receive, serve

    private @Nullable ObjectNode receive(
            String route, CaseReceiveComponent.Door door, Message message, List<Ended> ends) {
        Body body = new Body(message.body().bytes());
        UnitOfWork unit = new UnitOfWork();
        Map<String, Object> properties = properties(body, message);
        CompletableFuture<Ruling> ruled = new CompletableFuture<>();
        RouteRun.Completion completion = (ruling, finished) -> {
            ruled.complete(ruling);
            finished.run();
        };
        Ruling.WhenRefused whenRefused = door.whenRefused(tools.systems().get(under.system));
        Object content = null;
        try {
            content = content(door, body, message);
            receive.run(route, new RouteRun(content, unit, properties, whenRefused, completion));
        } catch (Refused e) { // as the hub does: as if the route had refused it
            new RouteRun(null, unit, properties, whenRefused, completion).ended(new RouteEnd.Refusal(e), () -> {});
        }
        Ruling ruling = soon(ruled);
        if (content instanceof JsonNode page && ruling instanceof Ruling.Keep) {
            Optional<List<Ended>> parts = new StagePage(receive, scene, route).takeApart(page, properties);
            if (parts.isPresent()) {
                ends.addAll(parts.get());
                return null;
            }
        }
        return carriedOut(door, ruling, unit, ends);
    }

    private @Nullable Object content(CaseReceiveComponent.Door door, Body body, Message message) {
        return switch (door) {
            case TOPIC -> body.content();
            case HTTP ->
                AcceptedForms.of(tools.systems().get(under.system))
                        .read(body, message.headers().getOrDefault("content-type", ""));
            case REST -> body.isEmpty() ? null : JsonContent.parse(body);
        };
    }

    private Map<String, Object> properties(Body body, Message message) {
        RequestFacts facts =
                new RequestFacts("POST", "/", "", message.path(), message.headers(), "00-" + "0".repeat(32));
        Map<String, Object> properties = new HashMap<>();
        properties.put(ExchangeProperty.RECORD, body.sha256());
        properties.put(ExchangeProperty.CALLER, new Caller(message.client(), "case"));
        properties.put(ExchangeProperty.CLIENT, message.client());
        properties.put(ExchangeProperty.REQUEST, facts);
        properties.put(ExchangeProperty.PATH, message.path());
        properties.put(ExchangeProperty.QUERY, message.query());
        return properties;
    }

    private @Nullable ObjectNode carriedOut(
            CaseReceiveComponent.Door door, Ruling ruling, UnitOfWork unit, List<Ended> ends) {
        scene.commits(ruling instanceof Ruling.Commit ? unit.seal(NONE) : null);
        if (ruling instanceof Ruling.Commit commit) {
            return door == CaseReceiveComponent.Door.TOPIC
                    ? null
                    : answer(commit.end().status(), commit.end().data());
        }
        if (ruling instanceof Ruling.Keep keep) {
            ends.add(CaseEnd.kept(keep));
        } else if (ruling instanceof Ruling.Refuse refuse) {
            ends.add(CaseEnd.refused(refuse.refused(), ""));
        } else if (ruling instanceof Ruling.Retry retry) {
            ends.add(door == CaseReceiveComponent.Door.TOPIC ? CaseEnd.waits(retry) : CaseEnd.refused(retry));
        }
        return null;
    }

    private @Nullable ObjectNode ask(Message message, List<Ended> ends) {
        UnitOfWork unit = new UnitOfWork();
        Route route = under.camel.getRoute(under.route);
        if (route == null) {
            throw new IllegalArgumentException("there is no route " + under.route + " in its file");
        }
        PollTrial page = PollTrial.of(under.route, tools.clock());
        Exchange ended = route.getConsumer() instanceof CaseConsumer source
                ? source.bring(message, unit, page.properties())
                : asked(route, message, unit);
        Throwable error = failure(ended, page.asked() && page.checkpoint().isEmpty());
        if (error == null && ended.getMessage().getBody() instanceof Iterator<?> rows) {
            try {
                ended.getMessage().setBody(StagePage.all(rows));
            } catch (RuntimeException e) {
                error = e;
            }
        }
        if (error == null && page.checkpoint().isPresent()) {
            new StagePoll(scene).ended(page, page.checkpoint().get(), unit, ends);
            return null;
        }
        scene.commits(error == null ? unit.seal(NONE) : null);
        if (error != null) {
            ends.add(CaseEnd.handedOn(EndWord.FAILED, error));
            return null;
        }
        Object body = ended.getMessage().getBody();
        return answer(200, body instanceof JsonNode || body instanceof Map ? Json.of(body) : text(ended));
    }

    /** {@code handled}: also what the route's dead letter channel has dealt with, as a source that does not answer is no letter. */
    private static @Nullable Throwable failure(Exchange ended, boolean handled) {
        return ended.getException() == null && handled
                ? ended.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class)
                : ended.getException();
    }

    private Exchange asked(Route route, Message message, UnitOfWork unit) {
        Exchange exchange = new DefaultExchange(under.camel, ExchangePattern.InOut);
        exchange.setProperty(UnitOfWork.PROPERTY, unit);
        JsonNode data = message.body().text().isEmpty() ? Json.of(message.path()) : tree(message);
        exchange.setProperty(ExchangeProperty.DATA, data);
        exchange.getMessage().setBody(data);
        return under.camel.createProducerTemplate().send(route.getEndpoint(), exchange);
    }

    private static JsonNode text(Exchange exchange) {
        String text = exchange.getMessage().getBody(String.class);
        try {
            return text == null ? JsonNodeFactory.instance.nullNode() : Json.read(text);
        } catch (Json.Malformed e) {
            return JsonNodeFactory.instance.textNode(text);
        }
    }

    // ---- what all share

    private static ObjectNode answer(int status, @Nullable JsonNode data) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("status", status);
        return data == null ? answer : answer.set("json", data);
    }

    private static JsonNode tree(Message message) {
        Document body = message.body();
        if (body.json() == null) {
            throw new IllegalArgumentException("send: this route takes an event's data; say json: or file: x.json");
        }
        return body.json();
    }

    private static <T> T soon(CompletableFuture<T> ended) {
        try {
            return ended.get(LONGEST_S, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the route did not end within " + LONGEST_S + " s", e);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
