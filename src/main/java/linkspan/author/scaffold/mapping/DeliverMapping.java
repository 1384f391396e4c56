package linkspan.author.scaffold.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import linkspan.author.scaffold.guess.FieldWords;
import linkspan.author.scaffold.guess.Guess;
import linkspan.author.scaffold.guess.Match;
import linkspan.author.scaffold.guess.Matcher;
import linkspan.author.scaffold.sample.Leaf;
import linkspan.author.scaffold.sample.Leaves;
import linkspan.mapping.schema.Field;

/** Writes a mapping from a canonical event to a system's own form, of which there is a sample. */
public final class DeliverMapping {
    private static final String WHAT = "TODO what is it?";

    private final List<Field> fields;
    private final Matcher matcher = new Matcher(FieldWords.shipped());

    /** @param fields all that the event's schema knows */
    public DeliverMapping(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    /**
     * The object that the sample shows, made of the event's fields.
     *
     * @param canonical where the event's data is: empty for the body itself, {@code .data} in a batch
     */
    public String object(JsonNode sample, String canonical, String indent) {
        JsonNode one = sample.isArray() && !sample.isEmpty() ? sample.get(0) : sample;
        String object = object(new Place("", canonical, Leaves.of(List.of(one))), List.of(), one, indent);
        return sample.isArray() ? "[" + object + "]" : object;
    }

    /**
     * @param level path of the canonical list whose elements are written, {@code items[]}
     * @param canonical how its fields are reached
     * @param leaves of the sample's documents of that level
     */
    private record Place(String level, String canonical, List<Leaf> leaves) {
        Leaf leaf(List<String> path) {
            return leaves.stream()
                    .filter(leaf -> leaf.path().equals(path))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private String object(Place place, List<String> path, JsonNode sample, String indent) {
        Entries entries = new Entries();
        sample.properties().forEach(field -> {
            List<String> here = new ArrayList<>(path);
            here.add(field.getKey());
            add(place, here, field.getValue(), entries, indent + "  ");
        });
        return entries.object(indent);
    }

    private void add(Place place, List<String> path, JsonNode sample, Entries entries, String indent) {
        Leaf leaf = place.leaf(path);
        Optional<Match> match = best(place.level(), leaf);
        if (sample.isArray() && !sample.isEmpty() && sample.get(0).isObject()) {
            addList(place, leaf, match, sample, entries, indent);
        } else if (sample.isObject() && match.isEmpty()) {
            entries.add(leaf.name(), object(place, path, sample, indent), "");
        } else if (match.isPresent()) {
            entries.add(leaf.name(), value(place, match.get(), sample), remark(match.get(), sample));
        } else {
            entries.add(leaf.name(), "null", WHAT + " In the sample: " + shown(sample));
        }
    }

    private void addList(
            Place place, Leaf leaf, Optional<Match> match, JsonNode sample, Entries entries, String indent) {
        if (match.isEmpty()) {
            String each = unknown(sample.get(0), indent).object(indent);
            entries.add(leaf.name(), "[for ([]) " + each + "]", "TODO of which list? In the sample: " + shown(sample));
            return;
        }
        Field list = match.get().field();
        Place elements = new Place(list.path() + "[]", "", Leaves.of(List.of(sample.get(0))));
        String each = object(elements, List.of(), sample.get(0), indent);
        entries.add(leaf.name(), "[for (" + access(place, list) + ") " + each + "]", "guess");
    }

    /** The shape that is wanted, without a guess: what stands around it is not known either. */
    private static Entries unknown(JsonNode sample, String indent) {
        Entries entries = new Entries();
        sample.properties().forEach(field -> {
            JsonNode value = field.getValue();
            String name = field.getKey();
            if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
                entries.add(
                        name,
                        "[for ([]) " + unknown(value.get(0), indent + "  ").object(indent + "  ") + "]",
                        WHAT);
            } else if (value.isObject() && !value.isEmpty()) {
                entries.add(name, unknown(value, indent + "  ").object(indent + "  "), "");
            } else {
                entries.add(name, "null", WHAT + " In the sample: " + shown(value));
            }
        });
        return entries;
    }

    private Optional<Match> best(String level, Leaf leaf) {
        return fields.stream()
                .filter(field -> Guess.isOfLevel(level, field))
                .filter(field -> field.isArray() || field.isMoney() || field.isValue())
                .filter(field -> !field.parent().endsWith("unitPrice")
                        && fields.stream()
                                .noneMatch(around ->
                                        around.isMoney() && around.path().equals(field.parent())))
                .flatMap(field -> matcher.match(field, leaf).stream())
                .max(Comparator.comparingInt(Match::score));
    }

    private static String access(Place place, Field field) {
        String own = place.level().isEmpty()
                ? field.path()
                : field.path().substring(place.level().length() + 1);
        return place.canonical() + "." + own;
    }

    private static String value(Place place, Match match, JsonNode sample) {
        Field field = match.field();
        String access = access(place, field);
        if (field.isMoney()) {
            return money(access, match.leaf(), sample);
        }
        if (field.types().contains("integer") && sample.isTextual()) {
            return "text(" + access + ")";
        }
        return access;
    }

    private static String money(String access, Leaf leaf, JsonNode sample) {
        Leaf.Money keys = leaf.money();
        if (keys.isThere()) {
            String amount = amount(access, sample.path(keys.amount()));
            return "{\"" + keys.amount() + "\": " + amount + ", \"" + keys.currency() + "\": " + access + ".currency}";
        }
        return amount(access, sample);
    }

    private static String amount(String access, JsonNode sample) {
        return sample.isNumber() ? "dec(" + access + ".value)" : access + ".value";
    }

    private static String remark(Match match, JsonNode sample) {
        boolean otherTime = match.field().isTime() && !sample.asText().endsWith("Z");
        boolean maybeCents = match.field().isMoney() && sample.isIntegralNumber();
        if (otherTime) {
            return "TODO guess: ours is 2026-11-11T03:11:10Z, theirs " + shown(sample);
        }
        return maybeCents ? "TODO guess: theirs is " + shown(sample) + ", in cents?" : "guess";
    }

    private static String shown(JsonNode sample) {
        String text = sample.toString().replaceAll("\\s+", " ");
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
