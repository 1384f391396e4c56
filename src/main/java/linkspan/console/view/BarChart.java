package linkspan.console.view;

import static j2html.TagCreator.div;
import static j2html.TagCreator.tag;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/** Bars side by side, drawn on the hub. What they show also stands beside them in numbers. */
public final class BarChart {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 120;
    private static final int LEFT = 48;
    private static final int WIDEST = 36;
    /** What is there at all is seen. */
    private static final int LOWEST = 2;

    private BarChart() {}

    /** One bar; {@code title} is told when somebody points at it. Its parts stand on each other, the first at the bottom. */
    public record Bar(String title, List<Part> parts) {
        public Bar {
            parts = List.copyOf(parts);
        }

        long sum() {
            return parts.stream().mapToLong(Part::value).sum();
        }
    }

    /** {@code tone}: good, busy, bad or calm. */
    public record Part(String tone, long value) {}

    /** The oldest on the left; nothing where there is no bar to see. {@code highest}: the sum of the highest bar, in words. */
    public static DomContent of(String description, String highest, List<Bar> bars) {
        long most = bars.stream().mapToLong(Bar::sum).max().orElse(0);
        return most == 0
                ? div()
                : div(svg(description, highest, bars, most)).withClass("scroll").attr("tabindex", "0");
    }

    private static DomContent svg(String description, String highest, List<Bar> bars, long most) {
        int slot = Math.min(WIDEST, (WIDTH - LEFT) / Math.max(1, bars.size()));
        ContainerTag<?> svg = shape("svg")
                .with(
                        shape("title").withText(description),
                        shape("text").withText(highest).attr("x", LEFT - 8).attr("y", 14),
                        shape("text").withText("0").attr("x", LEFT - 8).attr("y", HEIGHT),
                        line());
        for (int i = 0; i < bars.size(); i++) {
            svg.with(bar(bars.get(i), LEFT + i * slot, Math.max(1, slot - 4), most));
        }
        return svg.attr("viewBox", "0 0 " + WIDTH + " " + (HEIGHT + 4))
                .attr("role", "img")
                .attr("class", "chart");
    }

    private static DomContent line() {
        return shape("path").attr("d", "M" + LEFT + "," + HEIGHT + " H" + WIDTH).attr("class", "base");
    }

    private static DomContent bar(Bar bar, int x, int width, long most) {
        List<DomContent> parts = new ArrayList<>();
        parts.add(shape("title").withText(bar.title));
        int y = HEIGHT;
        for (Part part : bar.parts) {
            if (part.value > 0) {
                int height = Math.max(LOWEST, (int) Math.round(part.value * (HEIGHT - 10.0) / most));
                y -= height;
                parts.add(shape("rect")
                        .attr("x", x)
                        .attr("y", y)
                        .attr("width", width)
                        .attr("height", height)
                        .attr("class", part.tone));
            }
        }
        return shape("g").with(parts);
    }

    private static ContainerTag<?> shape(String name) {
        return tag(name);
    }
}
