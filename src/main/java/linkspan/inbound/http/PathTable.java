package linkspan.inbound.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import linkspan.inbound.request.Served;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Paths and methods that are served. A path is compared as sent, part by part: what is not written in normal form
 * ({@code //x}, {@code /a/../b}, an encoded letter, a slash at the end) is another path and unknown.
 */
final class PathTable {
    /** A path and method that are served, with the values of the path's variable parts. */
    record Match(Served served, Map<String, String> parameters) {}

    /** The path is served, the method is not. */
    static final class WrongMethod extends RuntimeException {
        private final String allowed;

        WrongMethod(String allowed) {
            super(allowed, null, false, false);
            this.allowed = allowed;
        }

        /** For the header {@code Allow}. */
        String allowed() {
            return allowed;
        }
    }

    private record Entry(List<String> parts, Served served) {}

    /** "{" comes after letters. */
    private static final Comparator<Entry> FIXED_PARTS_FIRST = Comparator.comparing(entry -> entry.served.template());

    private final Map<Served, WaitingCalls> waiting = new IdentityHashMap<>();
    private volatile List<Entry> entries = List.of();
    private boolean holding;

    /** Refuses a second one for the same path and method. */
    synchronized void add(Served served) {
        List<Entry> next = new ArrayList<>(entries);
        for (Entry entry : entries) {
            if (entry.served.template().equals(served.template())
                    && entry.served.method().equals(served.method())) {
                WaitingCalls calls = waiting.remove(entry.served);
                if (calls == null) {
                    throw new IllegalArgumentException(
                            served.method() + " " + served.template() + " is served already");
                }
                calls.handTo(served.handler());
                next.remove(entry);
            }
        }
        next.add(new Entry(parts(served.template()), served));
        next.sort(FIXED_PARTS_FIRST);
        entries = List.copyOf(next);
    }

    synchronized void remove(Served served) {
        List<Entry> next = new ArrayList<>(entries);
        boolean there = next.removeIf(entry -> entry.served == served);
        if (there && holding) {
            WaitingCalls calls = new WaitingCalls();
            Served held = served.by(calls);
            waiting.put(held, calls);
            next.add(new Entry(parts(held.template()), held));
            next.sort(FIXED_PARTS_FIRST);
        }
        entries = List.copyOf(next);
    }

    /** From now on calls of what is removed wait for what is added in its place. */
    synchronized void hold() {
        holding = true;
    }

    /** What was not added again is gone; {@code otherwise} answers the calls that have waited for it. */
    synchronized void letGo(Served.Handler otherwise) {
        holding = false;
        entries = entries.stream()
                .filter(entry -> !waiting.containsKey(entry.served))
                .toList();
        waiting.values().forEach(calls -> calls.handTo(otherwise));
        waiting.clear();
    }

    /** Throws {@link Refused} (404) or {@link WrongMethod}. */
    Match find(String method, String path) {
        if (!path.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new Refused(FailureCode.NOT_FOUND, "");
        }
        List<String> parts = parts(path);
        TreeSet<String> allowed = new TreeSet<>();
        for (Entry entry : entries) {
            Map<String, String> parameters = match(entry.parts, parts);
            if (parameters == null) {
                continue;
            }
            if (entry.served.method().equals(method)) {
                return new Match(entry.served, parameters);
            }
            allowed.add(entry.served.method());
        }
        if (!allowed.isEmpty()) {
            throw new WrongMethod(String.join(", ", allowed));
        }
        throw new Refused(FailureCode.NOT_FOUND, "");
    }

    private static List<String> parts(String path) {
        return List.of(path.split("/", -1));
    }

    private static @Nullable Map<String, String> match(List<String> template, List<String> parts) {
        if (template.size() != parts.size()) {
            return null;
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String expected = template.get(i);
            if (!expected.startsWith("{")) {
                if (!expected.equals(parts.get(i))) {
                    return null;
                }
                continue;
            }
            String value = decoded(parts.get(i));
            if (value == null) {
                return null;
            }
            parameters.put(expected.substring(1, expected.length() - 1), value);
        }
        return parameters;
    }

    /** Null for what no name of a thing looks like: empty, a dot part, a broken escape, bytes that are not UTF-8. */
    private static @Nullable String decoded(String part) {
        try {
            String value = URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
            boolean sound = !value.isBlank()
                    && !value.equals(".")
                    && !value.equals("..")
                    && value.chars().noneMatch(c -> c < ' ' || c == 0x7F || c == 0xFFFD);
            return sound ? value : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
