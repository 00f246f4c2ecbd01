package heartstring.ui.layout;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file whose address changes with its contents is kept for ever; any other is asked for again. */
@HouseTest
class StaticFilesTest {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final Pattern LINKED = Pattern.compile("<(?:link|script)[^>]* (?:href|src)=\"(/[^\"]+)\"");
    private static final Pattern URL = Pattern.compile("url\\(['\"]?(/[^'\")]+)");

    private final House house;

    StaticFilesTest(House house) {
        this.house = house;
    }

    @Test
    void whatPagesLinkToIsKeptForEver() {
        List<String> linked = found(LINKED, house.as(Role.AGENT).get("/account").body());
        assertThat(linked).hasSizeGreaterThan(10).allSatisfy(address -> {
            Answer file = house.browser().get(address);
            assertThat(file.status()).isEqualTo(200);
            assertThat(file.header("Cache-Control")).hasValue(FOR_EVER);
        });
    }

    @Test
    void whatStyleSheetsLinkToIsKeptForEver() throws IOException {
        List<String> linked;
        try (Stream<Path> sheets = Files.list(Path.of("src/main/resources/static/css"))) {
            linked = sheets.map(StaticFilesTest::text)
                    .flatMap(css -> found(URL, css).stream())
                    .toList();
        }
        assertThat(linked)
                .isNotEmpty()
                .allSatisfy(address ->
                        assertThat(address).isEqualTo(Assets.href(address.substring(0, address.indexOf('?')))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/css/desk.css", "/css/desk.css?v=", "/css/desk.css?v=000000000000", "/css/desk.css?w=1"})
    void anyOtherAddressIsAskedForAgain(String address) {
        Answer file = house.browser().get(address);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Cache-Control")).hasValue("no-cache");
        String tag = file.header("ETag").orElseThrow();
        Answer again = house.browser().get(address, "If-None-Match", tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("Cache-Control")).hasValue("no-cache");
        assertThat(house.browser().get(address, "If-None-Match", "W/\"other\"").status())
                .isEqualTo(200);
    }

    @Test
    void largeFilesAreSentPacked() {
        Answer file = house.browser().get(Assets.href("/css/heartstring.css"), "Accept-Encoding", "gzip");
        assertThat(file.header("Content-Encoding")).hasValue("gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/css/nothing.css", "/css/nothing.css?v=000000000000", "/css/", "/js"})
    void whatIsNotThereIsNotKept(String address) {
        Answer answer = house.browser().get(address);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
