package linkspan.mapping.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import linkspan.mapping.Mapping;
import linkspan.mapping.Mappings;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.mapping.xslt.XsltEngine;
import linkspan.model.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BranchesTest {
    @TempDir
    private Path folder;

    private Path root = Path.of("");
    private final Branches branches = new Branches();

    @BeforeEach
    void folders() throws IOException {
        root = Files.createDirectories(folder.resolve("mappings"));
        Files.createDirectories(root.resolve("erp"));
    }

    private JsonNode map(String file, String text, String input) throws IOException {
        Files.writeString(root.resolve(file), text);
        Mappings plain = new Mappings(root, List.of(new JsltEngine(root), new XsltEngine(root)));
        Mappings watched = new Mappings(root, List.of(new JsltEngine(root, branches), new XsltEngine(root, branches)));
        String name = file.replaceFirst("\\.\\w+$", "");
        Mapping mapping = watched.get(name);
        JsonNode made = mapping.map(Json.read(input), Map.of());
        assertThat(made).isEqualTo(plain.get(name).map(Json.read(input), Map.of()));
        return made;
    }

    private List<String> never() {
        return branches.all().stream()
                .filter(branch -> !branches.ran(branch))
                .map(Branch::toString)
                .toList();
    }

    private List<String> ran() {
        return branches.all().stream()
                .filter(branches::ran)
                .map(Branch::toString)
                .toList();
    }

    @Test
    void each_side_of_an_if_is_told_by_line_and_column() throws IOException {
        map("erp/a.jslt", """
                if (.a)
                  "yes"
                else if (.b)
                  "b"
                else
                  null
                """, "{\"b\": 1}");
        assertThat(ran()).containsExactly("mappings/erp/a.jslt:4:3 then");
        assertThat(never()).containsExactly("mappings/erp/a.jslt:2:3 then", "mappings/erp/a.jslt:6:3 else");
    }

    @Test
    void loops_and_functions_run_or_do_not() throws IOException {
        Files.writeString(root.resolve("erp/m.module.jslt"), """
                def used(x)
                  let y = if ($x) 1 else 2
                  $y
                def unused()
                  1
                def by-none()
                  2
                """);
        map("erp/a.jslt", """
                import "erp/m.module" as m
                {
                  "list": [for (.none) m:unused()],
                  "map": {for (.none) .key : .value},
                  "one": m:used(.a)
                }
                """, "{\"a\": true, \"none\": []}");
        assertThat(never())
                .containsExactly(
                        "mappings/erp/a.jslt:3:24 for",
                        "mappings/erp/a.jslt:4:30 for",
                        "mappings/erp/m.module.jslt:2:26 else",
                        "mappings/erp/m.module.jslt:5:3 function unused");
        assertThat(ran())
                .contains("mappings/erp/m.module.jslt:2:19 then", "mappings/erp/m.module.jslt:3:3 function used");
    }

    @Test
    void a_stylesheet_has_branches_too() throws IOException {
        Files.writeString(root.resolve("erp/m.module.xsl"), """
                <xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" expand-text="yes">
                  <xsl:template name="line">
                    <xsl:param name="n" select="1"/>
                    <line>{$n}</line>
                  </xsl:template>
                </xsl:stylesheet>
                """);
        JsonNode made = map("erp/a.xsl", """
                <xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" expand-text="yes">
                  <xsl:include href="m.module.xsl"/>
                  <xsl:template match="/data">
                    <out>
                      <xsl:choose>
                        <xsl:when test="a">A</xsl:when>
                        <xsl:when
                            test="b">B</xsl:when>
                        <xsl:otherwise><xsl:call-template name="line"/></xsl:otherwise>
                      </xsl:choose>
                      <xsl:for-each select="items">
                        <xsl:sort select="."/>
                        <i>{.}</i>
                      </xsl:for-each>
                      <xsl:if test="none"/>
                    </out>
                  </xsl:template>
                </xsl:stylesheet>
                """, "{\"b\": 1, \"items\": [2, 1]}");
        assertThat(made.textValue()).isEqualTo("<out>B<i>1</i><i>2</i></out>");
        assertThat(never())
                .containsExactly(
                        "mappings/erp/a.xsl:6:9 when",
                        "mappings/erp/a.xsl:9:9 otherwise",
                        "mappings/erp/a.xsl:15:7 if",
                        "mappings/erp/m.module.xsl:2:3 template line");
        assertThat(ran())
                .containsExactly(
                        "mappings/erp/a.xsl:3:3 template /data",
                        "mappings/erp/a.xsl:7:9 when",
                        "mappings/erp/a.xsl:11:7 for-each");
    }
}
