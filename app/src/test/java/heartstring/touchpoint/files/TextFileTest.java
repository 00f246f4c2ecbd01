package heartstring.touchpoint.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFileTest {

    private static final String TEXT = "name,city\nZoë,Köln\n";

    @TempDir
    private Path folder;

    private TextFile examined(byte[] bytes) throws IOException {
        return TextFile.examine(Files.write(folder.resolve("file"), bytes));
    }

    private static String read(TextFile file) throws IOException {
        StringWriter text = new StringWriter();
        try (Reader reader = file.reader()) {
            reader.transferTo(text);
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UTF-8        |        | UTF-8        | sure
            UTF-8        | EFBBBF | UTF-8        | sure
            UTF-16LE     | FFFE   | UTF-16LE     | sure
            UTF-16BE     | FEFF   | UTF-16BE     | sure
            UTF-16LE     |        | UTF-16LE     | said
            UTF-16BE     |        | UTF-16BE     | said
            windows-1252 |        | windows-1252 | said
            ISO-8859-1   |        | windows-1252 | said
            """)
    void encodingsAreFoundAndDoubtsSaid(String written, String bom, String found, String doubt) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(bom == null ? new byte[0] : HexFormat.of().parseHex(bom));
        bytes.write(TEXT.getBytes(Charset.forName(written)));
        TextFile file = examined(bytes.toByteArray());
        assertThat(file.charset()).isEqualTo(Charset.forName(found));
        assertThat(file.note() == null ? "sure" : "said").isEqualTo(doubt);
        assertThat(read(file)).isEqualTo(TEXT);
    }

    @Test
    void emojiAndRightToLeftStayWhole() throws Exception {
        String text = "name\n🌻🇪🇸👩‍👩‍👧 مرحبا שלום\n";
        assertThat(read(examined(text.getBytes(StandardCharsets.UTF_8)))).isEqualTo(text);
    }

    @Test
    void aLetterThatLiesAcrossTwoChunksIsNoBreakOfTheEncoding() throws Exception {
        String text = "x".repeat(64 * 1024 - 1) + "ë🌻";
        TextFile file = examined(text.getBytes(StandardCharsets.UTF_8));
        assertThat(file.charset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(read(file)).isEqualTo(text);
    }

    @Test
    void oneWrongByteFarBehindIsSeen() throws Exception {
        byte[] bytes = ("name\n" + "Ana\n".repeat(50_000) + "Zo").getBytes(StandardCharsets.UTF_8);
        byte[] wrong = Arrays.copyOf(bytes, bytes.length + 2);
        wrong[bytes.length] = (byte) 0xEB;
        wrong[bytes.length + 1] = '\n';
        TextFile file = examined(wrong);
        assertThat(file.note()).contains("Windows-1252");
        assertThat(read(file)).endsWith("Zoë\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            _                        | empty
            504B030414000600         | Excel workbook
            D0CF11E0A1B11AE1         | old Excel workbook
            255044462D312E37         | PDF
            000102030405060708090A0B | not a text file
            1F8B0800000000           | packing is broken
            1F8B08000000000000FFABCD | packing is broken
            """)
    void whatIsNoTextIsRefusedWithASentence(String hex, String words) {
        byte[] bytes = hex.equals("_") ? new byte[0] : HexFormat.of().parseHex(hex);
        assertThatThrownBy(() -> examined(bytes))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining(words);
    }

    @Test
    void packedFilesAreReadToo() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        TextFile file = examined(packed.toByteArray());
        assertThat(read(file)).isEqualTo(TEXT);
        assertThat(file.bytes()).isEqualTo(TEXT.getBytes(StandardCharsets.UTF_8).length);
        byte[] torn = Arrays.copyOf(packed.toByteArray(), packed.size() - 9);
        assertThatThrownBy(() -> examined(torn)).isInstanceOf(UnreadableFile.class);
    }
}
