package heartstring;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import heartstring.platform.users.User;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A real browser over the running house: signs in, looks with axe, and keeps pictures of what it saw. */
public final class Chrome implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "walks");
    private static final boolean WITH_PICTURES =
            Boolean.getBoolean("heartstring.prove") || Boolean.getBoolean("heartstring.pictures");
    private static final int PHONE = 390;
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private final House house;
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    /** What the browser complained about, such as a script that the content policy refused. */
    public final List<String> complaints = new ArrayList<>();

    private final ServiceWorkerPolicy workers;

    /** A browser in which nothing is kept from one page for the next, so that each page weighs what it weighs. */
    public Chrome(House house) {
        this(house, ServiceWorkerPolicy.BLOCK);
    }

    public Chrome(House house, ServiceWorkerPolicy workers) {
        this.house = house;
        this.workers = workers;
        String chromium = System.getProperty("heartstring.chromium", "");
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(chromium.isEmpty() ? "/usr/bin/chromium" : chromium))
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    /** A page of that width in that scheme, signed in as the user. */
    public Page page(User user, int width, ColorScheme scheme) {
        Page page = stranger(width, scheme);
        page.navigate(at("/login"));
        page.fill("#email", user.email());
        page.fill("#password", House.PASSWORD);
        page.click("button[type=submit]:has-text('Sign in')");
        page.waitForURL(url -> !url.contains("/login"));
        return page;
    }

    /** A page in that window, signed in as the user. */
    public Page page(User user, Window window) {
        return page(user, window.width(), window.scheme());
    }

    /** A page of that width in that scheme, where nobody has signed in. */
    public Page stranger(int width, ColorScheme scheme) {
        return stranger(width, scheme, true);
    }

    /** A page in a browser that runs no scripts, signed in as the user. */
    public Page plain(User user) {
        Page page = stranger(1360, ColorScheme.LIGHT, false);
        page.navigate(at("/login"));
        page.fill("#email", user.email());
        page.fill("#password", House.PASSWORD);
        page.click("button[type=submit]:has-text('Sign in')");
        return page;
    }

    private Page stranger(int width, ColorScheme scheme, boolean scripts) {
        BrowserContext context = browser.newContext(new NewContextOptions()
                .setJavaScriptEnabled(scripts)
                .setServiceWorkers(workers)
                .setViewportSize(width, width < 500 ? 844 : 900)
                .setColorScheme(scheme)
                .setPermissions(List.of("clipboard-read", "clipboard-write"))
                .setDeviceScaleFactor(1));
        context.setDefaultTimeout(30_000);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 4")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    public String at(String path) {
        return house.at(path).toString();
    }

    /**
     * Waits until the letters of the page are there and nothing moves or loads any more; keeps a picture of the whole page
     * when pictures are wanted ({@code -Dheartstring.pictures=true}, and in the long proof): they are for people, and
     * take longer than all else here.
     */
    public void picture(Page page, String name) {
        page.waitForTimeout(100);
        page.evaluate("() => document.fonts.ready.then(() => true)");
        page.waitForFunction("""
                () => !document.querySelector('.htmx-request')
                  && document.getAnimations().every(a => a.playState !== 'running' || a.effect.getTiming().iterations === Infinity)""");
        if (WITH_PICTURES) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(name + ".png"))
                    .setFullPage(true));
        }
    }

    /** Serious and critical findings of axe on this page, one sentence each. */
    public List<String> findings(Page page) {
        // What passed is left out of the answer, and no second page is opened for it: no page here has frames of
        // others.
        AxeRunOptions violations = new AxeRunOptions();
        violations.setResultTypes(List.of("violations"));
        return new AxeBuilder(page)
                .options(violations).setLegacyMode(true).analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(Chrome::sentence)
                        .toList();
    }

    /** Whatever axe finds against WCAG 2.2 at level A or AA on this page, however small, one sentence each. */
    public List<String> wcag(Page page) {
        AxeRunOptions violations = new AxeRunOptions();
        violations.setResultTypes(List.of("violations"));
        return new AxeBuilder(page)
                        .options(violations)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .setLegacyMode(true)
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(Chrome::sentence)
                        .toList();
    }

    /** Keeps a picture of this page and fails unless it is free of grave findings and no wider than the window. */
    public void look(Page page, String name) {
        picture(page, name);
        assertThat(findings(page)).as(name).isEmpty();
        assertThat(scrollsSideways(page)).as(name + " scrolls sideways").isFalse();
    }

    /** Windows in which a page is looked at: wide and light, narrow and dark; in the long proof each width in each scheme. */
    public static List<Window> windows(int wide) {
        return Boolean.getBoolean("heartstring.prove")
                ? List.of(
                        new Window(wide, ColorScheme.LIGHT),
                        new Window(wide, ColorScheme.DARK),
                        new Window(PHONE, ColorScheme.LIGHT),
                        new Window(PHONE, ColorScheme.DARK))
                : List.of(new Window(wide, ColorScheme.LIGHT), new Window(PHONE, ColorScheme.DARK));
    }

    /** A window of that many pixels across in that scheme. */
    public record Window(int width, ColorScheme scheme) {

        @Override
        public String toString() {
            return width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether something on the page is wider than the window. */
    public static boolean scrollsSideways(Page page) {
        return (Boolean)
                page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    /** What the page and all it loads weigh on the way to a browser that has nothing yet, in bytes as they are sent. */
    public static int weightBytes(Page page) {
        return ((Number) page.evaluate("""
                        () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                          .reduce((sum, entry) => sum + entry.encodedBodySize, 0)""")).intValue();
    }

    private static String sentence(Rule rule) {
        return rule.getId() + " (" + rule.getImpact() + "): " + rule.getHelp() + " "
                + rule.getNodes().stream()
                        .limit(4)
                        .map(node -> node.getTarget() + " " + node.getHtml())
                        .toList();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
