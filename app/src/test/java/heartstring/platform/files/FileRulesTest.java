package heartstring.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileRulesTest {

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "a.pdf, '%PDF-1.7 x', application/pdf",
        "A.JPG, 'ÿØÿà', image/jpeg",
        "C:\\docs\\a.csv, 'a;b', text/csv;charset=UTF-8",
        "a.docx, PKxx, application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    })
    void isKeptAsWhatItIs(String name, String content, String type) {
        byte[] bytes = bytes(content.startsWith("PK") ? "PK\u0003\u0004" : content);
        assertThat(FileRules.look(name, bytes))
                .isInstanceOfSatisfying(
                        FileRules.Look.Good.class,
                        good -> assertThat(good.mediaType()).isEqualTo(type));
    }

    @ParameterizedTest
    @CsvSource({
        "a.pdf, '<html>', something else",
        "a.png, '%PDF-1.7', PDF",
        "a.txt, 'MZ program', program",
        "a.exe, x, not kept",
        "a.html, '<p>', not kept",
        "a.svg, '<svg>', not kept",
        "plain, x, not kept"
    })
    void isRefusedInClearWords(String name, String content, String word) {
        assertThat(FileRules.look(name, bytes(content)))
                .isInstanceOfSatisfying(
                        FileRules.Look.Bad.class,
                        bad -> assertThat(bad.sentence()).contains(word).endsWith("."));
    }

    @Test
    void isBounded() {
        assertThat(FileRules.look("a.txt", new byte[0])).isInstanceOf(FileRules.Look.Bad.class);
        assertThat(FileRules.look("a.txt", new byte[FileRules.MOST_BYTES + 1])).isInstanceOf(FileRules.Look.Bad.class);
        assertThat(FileRules.name("x".repeat(300) + ".pdf"))
                .hasSize(FileRules.MOST_NAME)
                .endsWith(".pdf");
        assertThat(FileRules.name("a\r\nb\u202e.pdf")).isEqualTo("a__b_.pdf");
    }
}
