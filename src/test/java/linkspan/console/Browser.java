package linkspan.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Debian's chromium without a screen, and what one does in it. {@code .ci/browser} installs it. */
final class Browser implements AutoCloseable {
    static final Dimension DESK = new Dimension(1280, 900);
    static final Dimension PHONE = new Dimension(390, 844);
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path SHOTS = Path.of("target/shots");
    private static final String AXE = "/axe.min.js";
    private final ChromeDriver driver;
    private final String home;

    Browser(int opsPort) {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER), "skipped: .ci/browser installs chromium");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toString());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en");
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
        driver.manage().window().setSize(DESK);
        home = "http://127.0.0.1:" + opsPort + "/console";
    }

    ChromeDriver driver() {
        return driver;
    }

    void signIn(String name, String password) {
        driver.get(home);
        driver.findElement(By.id("name")).sendKeys(name);
        driver.findElement(By.id("password")).sendKeys(password);
        driver.findElement(By.cssSelector("main button")).click();
        await().until(() -> !driver.findElements(By.id("find")).isEmpty());
    }

    /** {@code path}: below the console. */
    void open(String path) {
        driver.get(home + path);
    }

    /** As the buttons at the top set it. */
    void prefer(String language, String theme) {
        for (Map.Entry<String, String> each :
                Map.of("linkspan-language", language, "linkspan-theme", theme).entrySet()) {
            driver.manage().deleteCookieNamed(each.getKey());
            driver.manage()
                    .addCookie(new Cookie.Builder(each.getKey(), each.getValue())
                            .path("/console")
                            .build());
        }
    }

    void size(Dimension size) {
        driver.manage().window().setSize(size);
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** The whole page, however long, up to so many pixels. */
    void shoot(String name) throws IOException {
        Files.createDirectories(SHOTS);
        Files.write(SHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    /** What axe-core calls serious or critical, a line each. */
    @SuppressWarnings("unchecked")
    List<String> barriers() throws IOException {
        try (InputStream in = Objects.requireNonNull(Browser.class.getResourceAsStream(AXE), AXE)) {
            driver.executeScript(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<String>) driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, {resultTypes: ["violations"]}).then(result => done(result.violations
                    .filter(each => ["serious", "critical"].includes(each.impact))
                    .map(each => each.id + ": " + each.help + " " + each.nodes.slice(0, 3).map(node => node.html).join(" | "))));
                """);
    }

    /** By how many pixels the page is wider than the window. */
    long tooWide() {
        return (Long) Objects.requireNonNull(
                driver.executeScript("return document.scrollingElement.scrollWidth - window.innerWidth"));
    }

    /** What the browser itself complains of: blocked scripts and styles, failed loads. */
    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(Object::toString)
                .toList();
    }

    static org.awaitility.core.ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
