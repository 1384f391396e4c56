package linkspan.business.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import linkspan.model.Json;

/** Bodies, queries and headers that somebody might send. */
final class Bent {
    private static final List<String> VALUES = List.of(
            "null",
            "\"\"",
            "-1",
            "0",
            "1e99",
            "12345678901234567890",
            "true",
            "[]",
            "{}",
            "\"\\u0007\"",
            "\"" + "x".repeat(2000) + "\"",
            "\"🍵\"",
            "[[[]]]",
            "\"2026-02-31T00:00:00Z\"",
            "\"EUR\"",
            "\"' or 1=1 --\"",
            "0.5");

    private Bent() {}

    static JsonNode of(JsonNode body, SplittableRandom random) {
        JsonNode bent = body.deepCopy();
        for (int times = random.nextInt(3); times > 0; times--) {
            bend(bent, random);
        }
        return bent;
    }

    private static void bend(JsonNode node, SplittableRandom random) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(5)) {
                case 0 -> object.remove(name);
                case 1 -> object.set("extra-" + random.nextInt(9), value(random));
                case 2 -> bend(object.get(name), random);
                default -> object.set(name, value(random));
            }
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            if (random.nextBoolean()) {
                bend(array.get(0), random);
            } else {
                array.set(0, value(random));
            }
        }
    }

    private static JsonNode value(SplittableRandom random) {
        return random.nextInt(20) == 0
                ? JsonNodeFactory.instance.numberNode(random.nextLong())
                : Json.read(VALUES.get(random.nextInt(VALUES.size())));
    }

    static String query(SplittableRandom random) {
        List<String> names = List.of("status", "updatedSince", "system", "sort", "limit", "cursor", "colour");
        List<String> values = List.of(
                "PENDING",
                "2026-01-01T00:00:00Z",
                "api",
                "-updatedAt",
                "2",
                "-1",
                "%00",
                "%F0%9F%8D%B5",
                "",
                "99999999999",
                "+",
                "x%27");
        return "?" + names.get(random.nextInt(names.size())) + "=" + values.get(random.nextInt(values.size()));
    }

    /** Further headers, each of which may be nonsense, or ask for something that is not there. */
    static Map<String, String> headers(SplittableRandom random) {
        Map<String, String> headers = new TreeMap<>();
        pick(
                random,
                headers,
                "Accept",
                "*/*",
                "application/problem+json",
                "application/vnd.company.v2+json",
                "text/html",
                ";;,");
        pick(random, headers, "Accept-Language", "en", "zh-CN,en;q=0.9", "*", "x".repeat(300), "en;q=9");
        pick(random, headers, "Prefer", "wait=0", "wait=99999999999", "wait=-1", "respond-async", "=");
        pick(random, headers, "If-Match", "\"1\"", "*", "W/\"1\"", "\"99999999999\"", "1,2", "\"");
        pick(random, headers, "Traceparent", "00-" + "0".repeat(32) + "-1-1", "x");
        pick(random, headers, "Content-Encoding", "identity", "gzip");
        return headers;
    }

    private static void pick(SplittableRandom random, Map<String, String> into, String name, String... values) {
        if (random.nextInt(4) == 0) {
            into.put(name, values[random.nextInt(values.length)]);
        }
    }

    /** A text that is no such document any more, or hardly. */
    static String broken(String json, SplittableRandom random) {
        int at = random.nextInt(json.length());
        return switch (random.nextInt(6)) {
            case 0 -> json.substring(0, at);
            case 1 -> json.substring(0, at) + "\u0000" + json.substring(at);
            case 2 -> "[".repeat(200) + json;
            case 3 -> json + json;
            case 4 -> json.replaceFirst("\\{", "{\"a\": 1, \"a\": 2, ");
            default -> json.substring(0, at) + (char) random.nextInt(0x20, 0xD800) + json.substring(at);
        };
    }
}
