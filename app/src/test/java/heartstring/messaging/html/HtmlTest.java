package heartstring.messaging.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<a href='javascript:alert(1)'>x</a>",
                "<svg onload=alert(1)><script>alert(1)</script></svg>",
                "<iframe src='https://evil.example'></iframe>",
                "<form action='https://evil.example'><input name=p></form>",
                "<style>@import url(https://evil.example/x.css)</style>",
                "<p style='background:url(https://evil.example/x.png)'>x</p>",
                "<link rel=stylesheet href=https://evil.example/x.css>",
                "<meta http-equiv=refresh content='0;url=https://evil.example'>",
                "<base href='https://evil.example/'>",
                "<math><mtext></mtext><mglyph><style><img src onerror=alert(1)>",
                "<img src='data:text/html,<script>alert(1)</script>'>",
                "<table background='https://evil.example/x.png'><tr><td>x</td></tr></table>",
                "<object data=https://evil.example></object><embed src=https://evil.example>"
            })
    void nothingRunsAndNothingReachesOut(String html) {
        String clean = Html.clean(html, false).body().toLowerCase(java.util.Locale.ROOT);
        assertThat(clean)
                .doesNotContain(
                        "script",
                        "onerror",
                        "onload",
                        "evil.example",
                        "<form",
                        "<iframe",
                        "<style",
                        "<meta",
                        "<base",
                        "<img");
    }

    @Test
    void picturesFromElsewhereWaitUntilSomebodyWantsThem() {
        String html = "<p>Hi <img src='https://a.example/1.gif'><img src='data:image/png;base64,AAAA' alt='dot'></p>";
        Html.Clean blocked = Html.clean(html, false);
        assertThat(blocked.foreignImages()).isEqualTo(1);
        assertThat(blocked.body()).doesNotContain("a.example").contains("data:image/png");
        assertThat(Html.clean(html, true).body()).contains("https://a.example/1.gif");
    }

    @Test
    void linksOpenElsewhereAndTellNobodyWhereFrom() {
        assertThat(Html.clean("<a href='https://shop.example/x'>x</a>", false).body())
                .contains("rel=\"noopener noreferrer nofollow\"", "target=\"_blank\"");
    }

    @Test
    void aPageReadsAsLines() {
        assertThat(Html.text(
                        "<style>x{}</style><p>Dear shop,</p><p>my&nbsp;tea<br>is late.</p><ul><li>one<li>two</ul>"))
                .isEqualTo("Dear shop,\n\nmy tea\nis late.\n\none\n\ntwo");
    }

    @Test
    void aPageOfTenThousandLayersIsWords() {
        String deep = "<div>".repeat(10_000) + "<b>tea</b>";
        assertThat(Html.clean(deep, false).body()).startsWith("<pre>").contains("tea");
    }
}
