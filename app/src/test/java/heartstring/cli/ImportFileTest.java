package heartstring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Heartstring;
import heartstring.Houses;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where {@code import} writes to, and what it says of it. */
class ImportFileTest {

    @TempDir
    Path folder;

    private Path people = Path.of("people.csv");

    @BeforeEach
    void writeFile() throws Exception {
        people = Files.writeString(folder.resolve("people.csv"), "email,first name\nana@example.org,Ana\n");
    }

    @Test
    void aFolderWithoutADatabaseIsRefusedAndStaysAsItIs() {
        Path none = folder.resolve("none");
        Said said = Said.by(Heartstring.class, "import", people.toString(), "--data=" + none, "--database-url=");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err())
                .startsWith("heartstring: there is no database in " + none + "; name its folder with --data")
                .endsWith("or make one with 'serve' or 'demo'");
        assertThat(none).doesNotExist();
    }

    @Test
    void saysWhichDatabaseItWritesToAndNothingOfSigningIn() throws Exception {
        String url = Houses.emptyDatabase();
        Said said = Said.by(
                Heartstring.class,
                "import",
                people.toString(),
                "--data=" + folder.resolve("data"),
                "--database-url=" + url + (url.contains("?") ? "&" : "?") + "user=postgres&password=postgres");
        assertThat(said.exit()).as(said.out() + said.err()).isZero();
        assertThat(said.out())
                .containsPattern("Importing into the database localhost:[0-9]+/house_[0-9a-f]+\\R")
                .contains("1 row, 1 new touchpoint, 0 rows with errors")
                .doesNotContain("/setup", "password");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0    | 0 rows
            1    | 1 row
            2    | 2 rows
            """)
    void oneIsOne(long number, String expected) {
        assertThat(ImportFile.counted(number, "row")).isEqualTo(expected);
    }
}
