package heartstring.messaging.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a template becomes for one person, and what it may not be. */
class RenderingsTest {

    private static final String BODY = """
            # Fresh {{product|bread}}
            Hello {{first name}},
            we thought of you.

            ![A loaf](https://shop.example/loaf.jpg)
            - Rye | 3,20 € | https://shop.example/rye?who={{name}}
            - Spelt | 4,10 €
            - no list, a line
            ---
            [See it]({{link}})
            """;

    private static Template mail(String subject, String body) {
        return new Template(1, "x", Template.EMAIL, 3, List.of(new Words("en", subject, body)), Instant.EPOCH);
    }

    private static Rendering.Ready ready(Template template, String language, Map<String, String> known) {
        return (Rendering.Ready) Renderings.of(
                template,
                language,
                known,
                new Dress(
                        "Bäcker & Co",
                        "https://h.example/u/1",
                        l -> "https://h.example/l?" + l,
                        "https://h.example/o/1"));
    }

    @Test
    void aMessageIsAPageAndTheSameAsPlainText() {
        Map<String, String> known = Map.of(
                "first name", "Ana <script>\n[x](//evil)", "name", "A&B C", "link", "https://shop.example/a?b=1&c=2");
        Rendering.Ready ready = ready(mail("For {{first name|you}}", BODY), "en", known);
        assertThat(ready.html())
                .contains("Fresh bread")
                .contains("Hello Ana &lt;script&gt; [x](//evil),<br>we thought of you.")
                .contains("alt=\"A loaf\"")
                .contains("https://h.example/l?https://shop.example/rye?who=A%26B+C")
                .contains("href=\"https://h.example/l?https://shop.example/a?b=1&amp;c=2\"")
                .contains("Bäcker &amp; Co")
                .contains("https://h.example/u/1")
                .contains("https://h.example/o/1")
                .contains("• no list, a line")
                .doesNotContain("<script>")
                .doesNotContain("href=\"//evil")
                .doesNotContain("{{");
        assertThat(ready.text())
                .startsWith("Fresh bread\n\nHello Ana <script>")
                .contains("• Rye, 3,20 €: https://h.example/l?")
                .contains("• Spelt, 4,10 €")
                .contains("See it:\nhttps://h.example/l?https://shop.example/a?b=1&c=2")
                .endsWith("No more of these: https://h.example/u/1");
        assertThat(ready.subject()).isEqualTo("For Ana <script> [x](//evil)");
        assertThat(ready.version()).isEqualTo(3);
    }

    @Test
    void whoLacksWhatItSaysGetsNoneAndNeverHelloNobody() {
        assertThat(Renderings.of(mail("Hi", BODY), "en", Map.of("link", "https://s.example"), Dress.plain("Shop")))
                .isEqualTo(new Rendering.Missing(java.util.Set.of("first name", "name")));
        assertThat(Renderings.of(
                        mail("Hi", "[x]({{link}})"), "en", Map.of("link", "javascript:alert(1)"), Dress.plain("S")))
                .as("what is handed in leads nowhere but to a page")
                .isInstanceOf(Rendering.Missing.class);
        assertThat(ready(
                                mail("Hi {{first name|there}}", "Hello {{first name|}}{{shop}}"),
                                "en",
                                Map.of("first name", " "))
                        .subject())
                .isEqualTo("Hi there");
    }

    @Test
    void whatLooksLikeAnAddressIsNobodysNameAndIsNotSaidInOurs() {
        for (String name : List.of(
                "WIN https://evil.example/now",
                "www.evil.example",
                "Evil.com gives money",
                "me@evil.example",
                "A very long story that somebody wants to be told to others in our name")) {
            assertThat(VariableRules.harmless("first name", name)).as(name).isEmpty();
            assertThat(VariableRules.harmless("city", name)).as(name).isEmpty();
            assertThat(VariableRules.harmless("product", name)).as(name).isEqualTo(name);
        }
        for (String name : List.of("Ana", "Dr.Smith", "Jean-Luc O'Neill", "J. R. Ewing", "Frankfurt/Oder", "يوسف")) {
            assertThat(VariableRules.harmless("first name", name)).isEqualTo(name);
        }
    }

    @Test
    void whoSpeaksAnotherLanguageGetsItWhereItIsWritten() {
        Template two = new Template(
                1,
                "x",
                Template.EMAIL,
                1,
                List.of(new Words("en", "Hello", "Hello"), new Words("ar", "مرحبا", "مرحبا")),
                Instant.EPOCH);
        assertThat(ready(two, "ar-EG", Map.of()).html()).contains("dir=\"rtl\"").contains("مرحبا");
        assertThat(ready(two, "fr", Map.of()).language()).isEqualTo("en");
        assertThat(ready(two, "", Map.of()).language()).isEqualTo("en");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Hello {{first name|there}}        | ''
                    Hello {{ shoe size }}             | Nothing is known as “shoe size”
                    Hello {{first name}               | Write what is filled in as
                    {{#each x}}                       | Write what is filled in as
                    [Buy](javascript:alert)           | is no address
                    [Buy](https://s.example/{{code}}) | ''
                    [Buy]({{product}})                | is no address
                    [Buy]({{link}})                   | ''
                    """)
    void whatATemplateMayNotBeIsSaidBeforeItIsKept(String body, String fault) {
        String found = TemplateRules.fault("x", "email", List.of(new Words("en", "s", body)));
        if (fault.isEmpty()) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).contains(fault);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a,160,160,1,false",
        "a,161,161,2,false",
        "€,80,160,1,false",
        "€,81,162,2,false",
        "ł,70,70,1,true",
        "ł,71,71,2,true",
        "😀,35,70,1,true",
        "a,306,306,2,false",
        "a,307,307,3,false"
    })
    void aTextMessageIsCountedAsNetworksCountIt(String letter, int times, int units, int parts, boolean unicode) {
        assertThat(TextLength.of(letter.repeat(times))).isEqualTo(new TextLength(units, parts, unicode));
    }
}
