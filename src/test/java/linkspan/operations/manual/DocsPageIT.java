package linkspan.operations.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import linkspan.Hub;
import linkspan.inbound.client.NewKey;
import linkspan.stand.SharedHub;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * The page of the API in Debian's chromium, without a screen: somebody with a key tries a call, which the browser signs.
 * {@code .ci/browser} installs it; skipped where it is not installed. The picture goes to {@code target/shots}.
 */
class DocsPageIT {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String ORDER = """
            {"placedAt":"2026-11-11T11:11:11+08:00","currency":"EUR","customer":{"name":"王小明"},\
            "items":[{"skuId":"DOCS","quantity":2,"unitPrice":{"value":"19.90","currency":"EUR"}}]}""";

    private static ChromeDriver browser() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toString());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en");
        ChromeDriver browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
        browser.manage().window().setSize(new Dimension(1280, 1600));
        browser.manage().timeouts().implicitlyWait(LONGEST);
        return browser;
    }

    @Test
    void a_call_is_tried_and_the_browser_signs_it() throws Exception {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER), "skipped: .ci/browser installs chromium");
        Hub hub = SharedHub.hub();
        NewKey key = hub.messagePort().clients().add("docs-page", 100);
        ChromeDriver browser = browser();
        try {
            browser.get("http://127.0.0.1:" + hub.port() + "/api/docs");
            browser.findElement(By.id("key-id")).sendKeys(key.keyId());
            browser.findElement(By.id("secret")).sendKeys(key.secret());
            WebElement call = browser.findElement(By.id("operations-orders-createOrder"));
            call.findElement(By.cssSelector(".opblock-summary-control")).click();
            call.findElement(By.cssSelector(".try-out__btn")).click();
            call.findElement(By.cssSelector("tr[data-param-name='Idempotency-Key'] input"))
                    .sendKeys("docs-page-1");
            WebElement body = call.findElement(By.cssSelector("textarea.body-param__text"));
            body.sendKeys(Keys.chord(Keys.CONTROL, "a"), ORDER);
            call.findElement(By.cssSelector(".execute")).click();
            By told = By.cssSelector(
                    "#operations-orders-createOrder .live-responses-table .response .response-col_status");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> browser.findElement(told).getText().matches("(?s)\\d{3}.*"));
            assertThat(browser.findElement(told).getText()).startsWith("201");
            assertThat(browser.findElement(By.cssSelector("#operations-orders-createOrder .live-responses-table"))
                            .getText())
                    .contains("\"status\": \"RESERVED\"")
                    .contains("王小明");
        } finally {
            Path shots = Files.createDirectories(Path.of("target/shots"));
            Files.write(shots.resolve("api-docs.png"), browser.getScreenshotAs(OutputType.BYTES));
            browser.quit();
        }
    }
}
