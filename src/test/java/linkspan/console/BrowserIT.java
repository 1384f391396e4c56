package linkspan.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import linkspan.stand.Shop;
import linkspan.stand.TestHub;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * In Debian's chromium, without a screen: {@code .ci/browser} installs it; skipped where it is not installed. The
 * pictures go to {@code target/shots}.
 */
@ExtendWith(TestHub.Extension.class)
class BrowserIT {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private final TestHub hub;
    private final long number = System.nanoTime() / 1000;

    BrowserIT(TestHub hub) {
        this.hub = hub;
    }

    @Test
    void an_order_is_found_by_its_shop_number_and_hostile_texts_are_texts() throws Exception {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER), "skipped: .ci/browser installs chromium");
        hub.post("/admin/users", "{\"name\":\"ann\",\"role\":\"operator\",\"password\":\"correct horse battery\"}");
        String evil = "<script>document.title='owned'</script><img src=x onerror=document.title='owned'>";
        hub.shop()
                .post(
                        "order-created",
                        Shop.order(number, 2, 1)
                                .replaceFirst("\\{", "{\"name\": \"#%d\",".formatted(number % 100000))
                                .replace("Jana", evil));
        hub.fault("wms", "shopify-screen", "\"status\":400");
        hub.created("shopify-screen");
        String letter = hub.letter("wms", "shopify-screen").path("id").asText();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toString());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en");
        ChromeDriver browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
        try {
            browser.manage().window().setSize(new Dimension(1280, 900));
            String home = "http://127.0.0.1:" + hub.opsPort() + "/console";
            browser.get(home);
            browser.findElement(By.id("name")).sendKeys("ann");
            browser.findElement(By.id("password")).sendKeys("correct horse battery");
            browser.findElement(By.cssSelector("main button")).click();
            browser.findElement(By.id("find")).sendKeys("#" + number % 100000 + "\n");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> browser.getCurrentUrl().contains("/orders/shopify-" + number));
            assertThat(browser.getTitle()).contains("shopify-" + number);
            assertThat(browser.findElement(By.tagName("main")).getText()).contains("onerror");
            Path shots = Files.createDirectories(Path.of("target/shots"));
            for (String theme : List.of("light", "dark")) {
                while (!browser.findElement(By.tagName("html"))
                        .getDomAttribute("class")
                        .equals(theme)) {
                    String before = browser.findElement(By.tagName("html")).getDomAttribute("class");
                    browser.findElement(By.name("theme")).click();
                    Awaitility.await()
                            .ignoreExceptions()
                            .until(() -> !browser.findElement(By.tagName("html"))
                                    .getDomAttribute("class")
                                    .equals(before));
                }
                for (Map.Entry<String, String> page : Map.of(
                                "overview",
                                "",
                                "order",
                                "/orders/shopify-" + number,
                                "letters",
                                "/letters",
                                "letter",
                                "/letters/" + letter,
                                "flow",
                                "/flow",
                                "where",
                                "/where?q=shopify-screen")
                        .entrySet()) {
                    browser.get(home + page.getValue());
                    Files.write(
                            shots.resolve(page.getKey() + "-" + theme + ".png"),
                            browser.getScreenshotAs(OutputType.BYTES));
                }
            }
            browser.findElement(By.name("language")).click();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> browser.findElement(By.tagName("h1")).getText().matches(".*[\\u4e00-\\u9fa5].*"));
            browser.manage().window().setSize(new Dimension(400, 850));
            browser.get(home + "/letters/" + letter);
            Files.write(shots.resolve("phone-zh.png"), browser.getScreenshotAs(OutputType.BYTES));
            assertThat(browser.manage().logs().get("browser").getAll()).isEmpty();
        } finally {
            browser.quit();
        }
    }
}
