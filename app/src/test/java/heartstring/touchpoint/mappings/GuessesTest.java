package heartstring.touchpoint.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.touchpoint.files.FileShape;
import heartstring.touchpoint.files.TextFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuessesTest {

    @TempDir
    private Path folder;

    private Mapping guess(String text) throws IOException {
        Path file = Files.write(folder.resolve("file"), text.getBytes(StandardCharsets.UTF_8));
        FileShape shape = FileShape.of(TextFile.examine(file), null, null);
        return Guesses.of(shape, shape.first(100), "file");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            E-Mail              | email
            e_mail              | email
            E-MAIL ADRESSE      | email
            Correo electrónico  | email
            Téléphone           | phone
            Telefon-Nr.         | none
            Kundennummer        | user_id
            Größe               | none
            Straße              | trait:street
            Prénom              | trait:firstName
            PLZ                 | trait:postalCode
            Geburtstag          | trait:birthday
            Bestell-Nr          | order_id
            Datum               | time
            Stückpreis          | price
            Menge               | quantity
            Gesamtpreis         | line_total
            📧 E-Mail           | email
            \uFEFFE-Mail        | email
            البريد              | none
            """)
    void headingsInSeveralLanguages(String heading, String expected) {
        String target = Guesses.target(heading);
        assertThat(target == null ? "none" : target).isEqualTo(expected);
    }

    /** In the table, / is a line end. */
    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            email,name/a@example.org,Ana                   ! PEOPLE ! email trait:name
            Wo,Wer/a@example.org,Ana                       ! PEOPLE ! email trait:Wer
            Wo,Wer/+49 30 901820,Ana                       ! PEOPLE ! phone trait:Wer
            البريد,الاسم/a@example.org,مريم                ! PEOPLE ! email trait:الاسم
            email,email2/a@example.org,b@example.org       ! PEOPLE ! email email
            id,user/1,2                                    ! PEOPLE ! user_id trait:user
            customer id,client id/1,2                      ! PEOPLE ! user_id trait:client id
            order id,date,price/1,2026-01-01,2             ! ORDERS ! order_id time price
            order id,date,email,x/1,2026-01-01,a@b.org,z   ! PEOPLE ! trait:order id time email trait:x
            order id,date,price,x/1,2026-01-01,2,z         ! ORDERS ! order_id time price skip
            Bestellnummer;Datum;Preis;Menge/1;1.2.2026;2,5;3 ! ORDERS ! order_id time price quantity
            email,name,name/a@example.org,Ana,Ruiz         ! PEOPLE ! email trait:name trait:name (2)
            email,Telefon,Telefon,Telefon/a@b.org,030 1,030 2,030 3 ! PEOPLE ! email phone phone phone
            id,id/a,b                                      ! PEOPLE ! user_id trait:id (2)
            a:b,email/1,a@example.org                      ! PEOPLE ! trait:a b email
            """)
    void columnsAreGuessedFromHeadingAndContent(String text, Mapping.Kind kind, String targets) throws Exception {
        Mapping mapping = guess(text.replace('/', '\n') + "\n");
        assertThat(mapping.kind()).isEqualTo(kind);
        assertThat(String.join(" ", mapping.columns().values())).isEqualTo(targets);
        MappingRules.check(mapping);
    }

    @Test
    void whatIsGuessedFromOddFilesCanBeReadAgain() throws Exception {
        for (String text : List.of(
                "a,b\n1,2\n",
                "🌻\n🌻\n",
                "x".repeat(99) + ",email\n1,a@example.org\n",
                "::,email\n1,a@example.org\n",
                "\",\",email\n1,a@example.org\n",
                "BEGIN:VCARD\nFN:Ana\nEND:VCARD\n",
                "{\"type\":\"track\"}\n")) {
            Mapping mapping = guess(text);
            assertThat(MappingJson.read(MappingJson.write(mapping))).isEqualTo(mapping);
        }
    }

    @Test
    void numbersThatAspreadsheetMadeOfIdsBecomeWhole() throws Exception {
        assertThat(guess("customer id,name\n17850.0,Ana\n").clean()).containsEntry("customer id", List.of("whole"));
        assertThat(guess("email,birthday\na@example.org,12.04.1990\n").clean())
                .containsEntry("birthday", List.of("date"));
    }
}
