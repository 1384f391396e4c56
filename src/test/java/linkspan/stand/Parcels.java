package linkspan.stand;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import linkspan.Hub;
import linkspan.commit.Answer;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.Origin;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitOfWork;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import linkspan.model.Json;
import linkspan.platform.part.Part;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** Parcels of a hub's orders, and the carriers in front of it: their topic and the simulated TMS. */
public final class Parcels implements AutoCloseable {
    public static final String TOPIC = "carrier-tracking";
    public static final String GROUP = "tms-receive-tracking-updated";
    private final HttpClient http = HttpClient.newHttpClient();
    private final Hub hub;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;

    public Parcels(Hub hub) throws Exception {
        this.hub = hub;
        Map<String, Object> broker = Map.of("bootstrap.servers", hub.bootstrapServers());
        admin = Admin.create(broker);
        makeTopic();
        producer = new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The hub makes it too, while it starts: whichever comes second finds it there. */
    private void makeTopic() throws Exception {
        try {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** A client's order has left the warehouse. */
    public void shipped(String orderId, String trackingNo, String carrier, String client) throws Exception {
        shipped(orderId, trackingNo, carrier, client, "2026-11-02T00:00:00Z");
    }

    /** News of a number that was used again is of what was shipped last under it. */
    public void shipped(String orderId, String trackingNo, String carrier, String client, String shippedAt)
            throws Exception {
        UnitOfWork unit = new UnitOfWork();
        unit.attach(new Origin(client, null, null));
        unit.add(Part.of(0), new EventDraft(EventType.ORDER_CREATED, Json.read("""
                {"orderId":"%s","channel":"api","channelOrderId":"%s","placedAt":"2026-11-01T00:00:00Z","currency":"EUR",
                "shipTo":{"name":"x","line1":"y","city":"z","region":null,"postalCode":"1","countryCode":"CN","phone":null},
                "items":[{"lineId":"1","skuId":"A","name":"n","quantity":1,"unitPrice":{"value":"1.50","currency":"EUR"}}],
                "total":{"value":"1.50","currency":"EUR"}}""".formatted(orderId, orderId))));
        unit.add(Part.of(1), new EventDraft(EventType.ORDER_SHIPPED, Json.read("""
                {"orderId":"%s","shipment":{"shipmentId":"SH-%s","trackingNo":"%s","carrierCode":"%s",
                "shippedAt":"%s"}}""".formatted(
                        orderId, orderId, trackingNo, carrier, shippedAt))));
        CompletableFuture<UnitInCommit> done = new CompletableFuture<>();
        hub.committer().commit(unit.seal(new Answer(200, "", "")), new Committer.Callback() {
            @Override
            public void committed(UnitInCommit written) {
                done.complete(written);
            }

            @Override
            public void failed(CommitFailed failure) {
                done.completeExceptionally(failure);
            }
        });
        if (done.get().accepted().size() != 2) {
            throw new AssertionError("not shipped");
        }
    }

    /** A carrier's message in AfterShip's form. */
    public static String news(String trackingNo, String tag, String at) {
        return """
                {"event":"tracking_update","msg":{"tracking_number":"%s","slug":"sf","tag":"%s","updated_at":"%s",
                "checkpoints":[{"checkpoint_time":"%s","tag":"%s","message":"m"}]}}""".formatted(trackingNo, tag, at, at, tag);
    }

    /** Returns the offset at which the carrier's record stands. */
    public long publish(String value, String... headers) throws Exception {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                TOPIC, "k".getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < headers.length; i += 2) {
            record.headers().add(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return producer.send(record).get().offset();
    }

    /** Up to which offset the hub has said that it is done. */
    public long done() throws Exception {
        var offsets = admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get();
        var offset = offsets.get(new TopicPartition(TOPIC, 0));
        return offset == null ? 0 : offset.offset();
    }

    public void awaitDone(long offset) {
        Awaitility.await("record " + offset + " is done").until(() -> done() > offset);
    }

    public Set<String> topics() throws Exception {
        return admin.listTopics().names().get();
    }

    /** What took effect at a system for an order: {@code create}, {@code track}, … */
    public List<String> effects(String system, String orderId) throws Exception {
        return sandbox("/ledger/" + system + "/" + orderId).path("arrivals").findParents("outcome").stream()
                .filter(arrival -> arrival.path("outcome").asText().equals("effect"))
                .map(arrival -> arrival.path("action").asText())
                .toList();
    }

    public void awaitEffects(String system, String orderId, String... actions) {
        Awaitility.await(system + " has " + List.of(actions))
                .until(() -> effects(system, orderId).equals(List.of(actions)));
    }

    /** Where a parcel has got to, at the carrier. */
    public void moved(String trackingNo, String carrier, String status, String at) throws Exception {
        put("/tms/tracking/" + trackingNo, """
                {"carrier":"%s","status":"%s","at":"%s","city":"Wien"}""".formatted(carrier, status, at));
    }

    /** What the carriers answer about that number from now on, word for word. */
    public void answer(String trackingNo, String words) throws Exception {
        put("/tms/tracking/" + trackingNo + "/answer", words);
    }

    private void put(String path, String body) throws Exception {
        send(HttpRequest.newBuilder(URI.create(sandboxUrl() + path)).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    public void fault(String system, String json) throws Exception {
        send(HttpRequest.newBuilder(URI.create(sandboxUrl() + "/faults/" + system))
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public JsonNode sandbox(String path) throws Exception {
        return Json.read(
                send(HttpRequest.newBuilder(URI.create(sandboxUrl() + path))).body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
        return answer;
    }

    private String sandboxUrl() {
        return TestSandbox.url(hub);
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
