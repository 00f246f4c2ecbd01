package heartstring.platform.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class XlsxSheetTest {

    @Test
    void textsAreTextsAndNumbersAreNumbers() throws IOException {
        Path file = Files.createTempFile("sheet", ".xlsx");
        try (XlsxSheet sheet = new XlsxSheet(Files.newOutputStream(file), "customers")) {
            sheet.row(List.of("name", "spent", "day"));
            sheet.row(Arrays.asList("=1+1", new BigDecimal("12.50"), LocalDate.of(2026, 3, 31), null));
            sheet.flush();
        }
        StringBuilder cells = new StringBuilder();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (String part : List.of("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml")) {
                cells.append(new String(zip.getInputStream(zip.getEntry(part)).readAllBytes(), StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(file);
        }
        assertThat(cells.toString()).contains("=1+1", "12.5", ">46112").doesNotContain("<f>");
    }
}
