package linkspan.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import linkspan.stand.Shop;
import linkspan.stand.TestHub;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The pages in a browser; skipped where {@code .ci/browser} has not been run. The pictures go to {@code target/shots}. */
@ExtendWith(TestHub.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserIT {
    private static final String EVIL =
            "<script>document.title='owned'</script><img src=x onerror=document.title='owned'>";
    private final TestHub hub;
    private final long number = System.nanoTime() / 1000;
    private final Map<String, String> pages = new LinkedHashMap<>();
    private Browser browser;

    BrowserIT(TestHub hub) {
        this.hub = hub;
    }

    @BeforeAll
    void signIn() throws Exception {
        browser = new Browser(hub.opsPort());
        hub.post("/admin/users", "{\"name\":\"ann\",\"role\":\"admin\",\"password\":\"correct horse battery\"}");
        hub.shop()
                .post(
                        "order-created",
                        Shop.order(number, 2, 1)
                                .replaceFirst("\\{", "{\"name\": \"#%d\",".formatted(number % 100000))
                                .replace("Jana", EVIL));
        hub.fault("wms", "shopify-screen", "\"status\":400");
        hub.created("shopify-screen");
        String letter = hub.letter("wms", "shopify-screen").path("id").asText();
        for (int run = 0; run < 14; run++) {
            hub.sql(
                    ("insert into reconciliations (run_id, route, slot_at, late, started_by, state, checkpoint, left_count,"
                                    + " right_count, compared_count, found_count, in_flight_count, alarming_count, closed_count,"
                                    + " started_at, ended_at) values ('screen-%1$d', 'wms.reconcile-stock', timestamp '2026-11-%2$d"
                                    + " 18:00:00', false, 'schedule', 'done', '', 4200, 4200, 4210, %3$d, %4$d, %5$d, 3, timestamp"
                                    + " '2026-11-%2$d 18:00:00', timestamp '2026-11-%2$d 18:00:21')")
                            .formatted(run, 10 + run, 4 + run * 5 % 17, run % 4, run % 3));
        }
        for (int i = 0; i < 5; i++) {
            hub.sql(
                    ("insert into differences (route, diff_key, kind, state, first_run, last_run, first_seen_at, last_seen_at,"
                                    + " magnitude, alarming, left_row, right_row, fields, cause) values ('wms.reconcile-stock',"
                                    + " 'TEA-%1$d', '%2$s', 'open', 'screen-13', 'screen-13', current_timestamp, current_timestamp,"
                                    + " %1$d, %3$b, '{\"quantity\":%4$d}', '{\"quantity\":7}', 'quantity', 'changed-outside')")
                            .formatted(i, i == 2 ? "missing-right" : "differs", i > 2, 7 + i));
        }
        hub.sql("insert into alerts (rule, subject, state, standing, incident, text, began_at, seen_at, told) values"
                + " ('poll-stopped', 'screen', 'firing', true, 1, 'erp.poll-products has stopped: 11 of 100 rows are bad',"
                + " current_timestamp, current_timestamp, 'firing')");
        pages.put("overview", "");
        pages.put("where", "/where?q=shopify-screen");
        pages.put("orders", "/orders?q=shopify");
        pages.put("order", "/orders/shopify-" + number);
        pages.put("letters", "/letters");
        pages.put("causes", "/letters?view=cause");
        pages.put("letter", "/letters/" + letter);
        pages.put("redrives", "/redrives");
        pages.put("alerts", "/alerts");
        pages.put("reconciliations", "/reconciliations");
        pages.put("reconciliation", "/reconciliations/wms.reconcile-stock");
        pages.put("polls", "/polls");
        pages.put("flow", "/flow");
        pages.put("route", "/flow/wms.deliver-order-created");
        pages.put("mappings", "/mappings");
        pages.put("mapping", "/mappings/wms/deliver-order-created");
        pages.put("systems", "/systems");
        pages.put("ledger", "/ledger");
        pages.put("audit", "/audit");
        browser.signIn("ann", "correct horse battery");
        browser.open("/letters?view=cause");
        String cause = browser.driver().findElement(By.cssSelector("tbody a")).getDomAttribute("href");
        pages.put("cause", String.valueOf(cause).replace("/console", ""));
    }

    @AfterAll
    void leave() {
        hub.sql("delete from alerts where subject = 'screen'");
        hub.sql("delete from reconciliations where run_id like 'screen-%'");
        hub.sql("delete from differences where first_run = 'screen-13'");
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void an_order_is_found_by_its_shop_number_and_hostile_texts_are_texts() {
        browser.open("");
        browser.driver().findElement(By.id("find")).sendKeys("#" + number % 100000 + "\n");
        Browser.await().until(() -> browser.driver().getCurrentUrl().contains("/orders/shopify-" + number));

        assertThat(browser.driver().getTitle()).contains("shopify-" + number);
        assertThat(browser.text()).contains("onerror");
        browser.open("/where?q=%3Cscript%3Edocument.title%3D%27owned%27%3C%2Fscript%3E");
        assertThat(browser.driver().getTitle()).doesNotContain("owned");
        assertThat(browser.driver().findElement(By.id("q")).getDomProperty("value"))
                .isEqualTo("<script>document.title='owned'</script>");
    }

    /** Light and dark, wide and as narrow as a phone; each page is looked at by axe-core. */
    @Test
    void every_page_is_open_to_all_and_fits() throws Exception {
        List<String> barriers = new ArrayList<>();
        for (String theme : List.of("light", "dark")) {
            browser.prefer("en", theme);
            for (Map.Entry<String, String> page : pages.entrySet()) {
                browser.size(Browser.DESK);
                browser.open(page.getValue());
                browser.shoot(page.getKey() + "-" + theme);
                note(page.getKey() + " " + theme, barriers);
                browser.size(Browser.PHONE);
                if (theme.equals("light")) {
                    browser.shoot("phone-" + page.getKey());
                    note(page.getKey() + " phone", barriers);
                }
            }
        }
        browser.size(Browser.DESK);
        assertThat(barriers).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    private void note(String page, List<String> to) throws Exception {
        browser.barriers().forEach(each -> to.add(page + ": " + each));
        if (browser.tooWide() > 0) {
            to.add(page + ": " + browser.tooWide() + " pixels too wide");
        }
    }

    @Test
    void in_chinese_nothing_is_left_in_english() throws Exception {
        ResourceBundle english = ResourceBundle.getBundle("linkspan.console.messages", Locale.ROOT);
        List<String> phrases = english.keySet().stream()
                .map(english::getString)
                .filter(text -> text.matches("[A-Za-z][^{}]{11,}"))
                .map(text -> text.replace("''", "'"))
                .toList();
        browser.prefer("zh", "light");
        for (Map.Entry<String, String> page : pages.entrySet()) {
            browser.open(page.getValue());
            String text = browser.text();
            assertThat(text).as(page.getKey()).containsPattern("\\p{IsHan}");
            assertThat(text.lines().filter(phrases::contains)).as(page.getKey()).isEmpty();
        }
        browser.open("/letters");
        browser.shoot("letters-zh");
        browser.prefer("en", "light");
    }

    @Test
    void the_keyboard_is_enough() {
        browser.open("/letters");
        browser.driver().findElement(By.tagName("body")).sendKeys(Keys.TAB);
        assertThat(focused()).contains("skip");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
        assertThat(browser.driver().getCurrentUrl()).endsWith("#content");
        browser.driver().findElement(By.tagName("body")).sendKeys("/");
        assertThat(focused()).contains("id=\"find\"");
        browser.driver().switchTo().activeElement().sendKeys("shopify-screen", Keys.ENTER);
        Browser.await().until(() -> browser.driver().getCurrentUrl().contains("/orders"));
    }

    private String focused() {
        return String.valueOf(browser.driver().switchTo().activeElement().getDomProperty("outerHTML"));
    }

    @Test
    void the_overview_is_kept_up_to_date_without_a_click() {
        browser.open("");
        browser.driver().executeScript("window.stays = true");
        String subject = "live-" + number;
        hub.sql("insert into alerts (rule, subject, state, standing, incident, text, began_at, seen_at, told) values"
                + " ('poll-stopped', '" + subject
                + "', 'firing', true, 1, 'x', current_timestamp, current_timestamp, 'firing')");
        String before = browser.driver().findElement(By.cssSelector(".today")).getText();
        Browser.await()
                .until(() -> !browser.driver()
                        .findElement(By.cssSelector(".today"))
                        .getText()
                        .equals(before));
        assertThat(browser.driver().executeScript("return window.stays")).isEqualTo(true);
        hub.sql("delete from alerts where subject = '" + subject + "'");
    }

    @Test
    void a_draft_is_tried_beside_its_text() throws Exception {
        browser.prefer("en", "light");
        browser.open("/mappings/wms/deliver-order-created");
        browser.driver().executeScript("window.stays = true");
        browser.driver().findElement(By.id("draft")).sendKeys(Keys.chord(Keys.CONTROL, Keys.HOME), "let broken = (\n");
        browser.driver().findElement(By.cssSelector("[hx-post]")).click();
        Browser.await()
                .until(() ->
                        browser.driver().findElement(By.id("trial")).getText().contains("mapping-broken"));
        assertThat(browser.driver().executeScript("return window.stays")).isEqualTo(true);
        assertThat(browser.driver().findElement(By.id("draft")).getDomProperty("value"))
                .startsWith("let broken");
        browser.shoot("draft-light");
        assertThat(browser.barriers()).isEmpty();
    }
}
