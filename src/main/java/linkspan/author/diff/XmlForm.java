package linkspan.author.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * XML, compared by what it means: indentation, quotes, escapes, prefixes, comments and the order of attributes do not
 * matter; the order of elements does.
 */
final class XmlForm implements Form {
    @Override
    public List<Difference> differences(String expected, JsonNode made) {
        XmlElement wanted = XmlTree.of(expected);
        if (!made.isTextual()) {
            return List.of(new Difference("", "XML", "JSON", Difference.Spot.START));
        }
        List<Difference> found = new ArrayList<>();
        try {
            XmlElement got = XmlTree.of(made.textValue());
            if (wanted.name().equals(got.name())) {
                compare("/" + wanted.local(), wanted, got, found);
            } else {
                found.add(new Difference("/", wanted.name(), got.name(), wanted.spot()));
            }
        } catch (Unreadable e) {
            found.add(new Difference("", "XML", e.reason(), Difference.Spot.START));
        }
        return found;
    }

    /** Wildcards are lost where elements moved. */
    @Override
    public String written(JsonNode made, @Nullable String before) {
        try {
            XmlElement now = XmlTree.of(made.asText());
            if (now.isMixed()) {
                return made.asText() + "\n";
            }
            return (before == null ? now : keepingWildcards(XmlTree.of(before), now)).printed() + "\n";
        } catch (Unreadable e) {
            return made.asText() + "\n";
        }
    }

    private static XmlElement keepingWildcards(XmlElement before, XmlElement now) {
        List<XmlElement> children = new ArrayList<>();
        for (int i = 0; i < now.children().size(); i++) {
            XmlElement child = now.children().get(i);
            boolean same = i < before.children().size()
                    && before.children().get(i).name().equals(child.name());
            children.add(same ? keepingWildcards(before.children().get(i), child) : child);
        }
        Map<String, XmlElement.Attribute> attributes = new HashMap<>(now.attributes());
        attributes.replaceAll((name, attribute) -> {
            XmlElement.Attribute was = before.attributes().get(name);
            return was == null
                    ? attribute
                    : new XmlElement.Attribute(attribute.qualified(), Wildcard.kept(was.value(), attribute.value()));
        });
        String text = Wildcard.kept(before.text(), now.text());
        return new XmlElement(now.name(), now.qualified(), now.namespaces(), attributes, children, text, now.spot());
    }

    private static void compare(String path, XmlElement wanted, XmlElement got, List<Difference> found) {
        Set<String> names = new TreeSet<>(wanted.attributes().keySet());
        names.addAll(got.attributes().keySet());
        for (String name : names) {
            XmlElement.Attribute before = wanted.attributes().get(name);
            XmlElement.Attribute now = got.attributes().get(name);
            if (before == null || now == null || !Wildcard.fits(before.value(), now.value())) {
                String local = name.substring(name.lastIndexOf('}') + 1);
                found.add(new Difference(path + "/@" + local, value(before), value(now), wanted.spot()));
            }
        }
        if (!Wildcard.fits(wanted.text(), got.text())) {
            found.add(new Difference(path, quoted(wanted.text()), quoted(got.text()), wanted.spot()));
        }
        children(path, wanted, got, found);
    }

    /** What stands in both is compared, what only one has is named; by the order of names, so that one gap is one gap. */
    private static void children(String path, XmlElement wanted, XmlElement got, List<Difference> found) {
        List<XmlElement> before = wanted.children();
        List<XmlElement> now = got.children();
        int[][] common = common(before, now);
        int i = 0;
        int j = 0;
        while (i < before.size() || j < now.size()) {
            boolean both = i < before.size() && j < now.size();
            if (both && before.get(i).name().equals(now.get(j).name())) {
                compare(path + step(before, i), before.get(i), now.get(j), found);
                i++;
                j++;
            } else if (j == now.size() || both && common[i + 1][j] >= common[i][j + 1]) {
                XmlElement missing = before.get(i);
                found.add(new Difference(path + step(before, i), missing.shown(), Difference.NOTHING, missing.spot()));
                i++;
            } else {
                XmlElement more = now.get(j);
                found.add(new Difference(path + step(now, j), Difference.NOTHING, more.shown(), wanted.spot()));
                j++;
            }
        }
    }

    /** How many names the rest of both lists has in common, in order. */
    private static int[][] common(List<XmlElement> before, List<XmlElement> now) {
        int[][] common = new int[before.size() + 1][now.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).name().equals(now.get(j).name())
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static String step(List<XmlElement> siblings, int index) {
        String name = siblings.get(index).name();
        long all = siblings.stream().filter(one -> one.name().equals(name)).count();
        long before = siblings.subList(0, index).stream()
                .filter(one -> one.name().equals(name))
                .count();
        return "/" + siblings.get(index).local() + (all == 1 ? "" : "[" + (before + 1) + "]");
    }

    private static String value(XmlElement.@Nullable Attribute attribute) {
        return attribute == null ? Difference.NOTHING : quoted(attribute.value());
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
