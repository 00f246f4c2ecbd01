package heartstring.messaging.files;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.messaging.files.FileRules.Judged;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileRulesTest {

    @ParameterizedTest
    @CsvSource({
        "a.png, 89504e470d0a1a0a00, image/png",
        "a.JPG, ffd8ffe000104a46, image/jpeg",
        "a.pdf, 255044462d312e37, application/pdf",
        "a.gif, 474946383961aa, image/gif",
        "a.webp, 524946460000000057454250, image/webp",
        "a.zip, 504b030400000000, application/zip",
        "no-ending, 89504e470d0a1a0a00, image/png"
    })
    void itsContentsSayWhatItIs(String name, String hex, String type) {
        assertThat(FileRules.judge(name, HexFormat.of().parseHex(hex))).isEqualTo(new Judged.Good(name, type));
    }

    @Test
    void officeDocumentsAreKnownByWhatIsInside() {
        byte[] word = ("PK\u0003\u0004" + "x".repeat(30) + "word/document.xml").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(FileRules.judge("letter.docx", word))
                .isEqualTo(new Judged.Good(
                        "letter.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.png | 255044462d312e37 | is not what its name says",
                "a.pdf | 89504e470d0a1a0a00 | is not what its name says",
                "a.exe | 4d5a900003000000 | of a kind that is not taken",
                "a.png | 4d5a900003000000 | of a kind that is not taken",
                "run.txt | 7f454c46020101 | of a kind that is not taken"
            })
    void aFileThatLiesOrRunsIsRefused(String name, String hex, String why) {
        assertThat(FileRules.judge(name, HexFormat.of().parseHex(hex)))
                .isInstanceOfSatisfying(
                        Judged.Bad.class, bad -> assertThat(bad.reason()).contains(why));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.txt | <html><script>alert(1)</script>",
                "a.svg | <svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>",
                "a.txt | #!/bin/sh",
                "a.html | plain words"
            })
    void pagesAndScriptsAreNoPlainText(String name, String text) {
        assertThat(FileRules.judge(name, text.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Judged.Bad.class);
    }

    @Test
    void emptyAndHugeFilesAreRefusedInWords() {
        assertThat(FileRules.judge("a.txt", new byte[0])).isEqualTo(new Judged.Bad("a.txt is empty."));
        byte[] huge = new byte[FileRules.LARGEST + 1];
        Arrays.fill(huge, (byte) 'a');
        assertThat(FileRules.judge("a.txt", huge)).isEqualTo(new Judged.Bad("a.txt is larger than 10 MB."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../../etc/passwd | passwd",
                "C:\\x\\y.txt | y.txt",
                ".. | file",
                "a\u202Etxt.exe | atxt.exe",
                "<b>.png | b.png"
            })
    void namesLeadNowhere(String typed, String name) {
        assertThat(FileRules.name(typed)).isEqualTo(name);
    }
}
