package linkspan.stand;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import linkspan.platform.broker.EmbeddedBroker;
import linkspan.platform.broker.KafkaAccess;
import linkspan.platform.database.TestDatabase;

/** What a hub under test stands on: nothing but its folder, or servers as in production mode. */
public final class TestServers implements AutoCloseable {
    private static final String SECRET = "0123456789-0123456789-0123456789";
    private final Map<String, String> environment;
    private final AutoCloseable broker;

    private TestServers(Map<String, String> environment, AutoCloseable broker) {
        this.environment = environment;
        this.broker = broker;
    }

    /** As {@link TestDatabase#isServer} says; {@code settings} are the hub's own. */
    public static TestServers start(Path data, Map<String, String> settings) throws Exception {
        if (!TestDatabase.isServer()) {
            return new TestServers(settings, () -> {});
        }
        EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"));
        Map<String, String> environment = new HashMap<>(settings);
        environment.putAll(TestDatabase.environment(TestDatabase.fresh()));
        environment.put(KafkaAccess.SERVERS, broker.bootstrapServers());
        environment.put("LINKSPAN_INSTANCE", "test");
        environment.putIfAbsent("LINKSPAN_WARM_UP", "0"); // nobody here measures its first second
        for (String name :
                new String[] {"MASTER_KEY", "SHOPIFY_WEBHOOK", "WOOCOMMERCE_WEBHOOK", "WMS", "WMS_HUB", "CRM_HUB"}) {
            environment.putIfAbsent("LINKSPAN_SECRET_" + name, SECRET);
        }
        return new TestServers(environment, broker);
    }

    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public void close() throws Exception {
        broker.close();
    }
}
