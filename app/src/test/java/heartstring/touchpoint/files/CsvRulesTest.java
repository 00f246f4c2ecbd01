package heartstring.touchpoint.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRulesTest {

    /** In the tables below, / is a line end, ~ a tab and _ nothing at all. */
    private static String text(String cell) {
        return cell.equals("_") ? "" : cell.replace('/', '\n').replace('~', '\t');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            a,b,c/1,2,3                       ! ,
            a;b;c/1;2;3                       ! ;
            a~b/1~2                           ! ~
            a|b/1|2                           ! |
            name;price/Ana;1,50/Bo;2,75       ! ;
            `name,"a;b;c"/Ana,"d;e;f"`        ! ,
            `a;b/"x,y,z";1/"u,v,w";2`         ! ;
            one/two/three                     ! ,
            name;city/Zoë;Köln/🌻;مراكش       ! ;
            a,b/1,2/1/1,2,3/1,2               ! ,
            _                                 ! ,
            """)
    void theDelimiterIsTheOneThatMakesRowsAlike(String sample, String delimiter) {
        assertThat(CsvRules.delimiter(text(sample))).isEqualTo(text(delimiter).charAt(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            email,name              ! true
            E-Mail-Adresse,Größe    ! true
            البريد,الاسم            ! true
            📧,📞                   ! true
            email,,name,city,street,zip ! true
            email,,,                ! false
            a@example.org,Ana       ! false
            1,2                     ! false
            name,12.50              ! false
            name,2026-03-01         ! false
            name,+49 30 901820      ! false
            name,name               ! true
            email,name,name,name    ! true
            name,12.50,name         ! false
            """)
    void aHeaderHasNamesOnly(String first, boolean header) {
        assertThat(CsvRules.isHeader(CsvRules.parse(first + "\nx,y\n", ',', 0))).isEqualTo(header);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            who,answer,answer/Ana,yes,no/Bo,no,no   ! true
            yes,no,yes/no,no,no/yes,yes,yes         ! false
            Ana,red,red/Bo,blue,red                 ! false
            who,answer,answer/answer,Ana,Bo         ! true
            answer,answer                           ! false
            """)
    void namesThatRepeatAreAHeaderUnlessTheyStandBelowAsValues(String sample, boolean header) {
        assertThat(CsvRules.isHeader(CsvRules.parse(text(sample), ',', 0))).isEqualTo(header);
    }

    @Test
    void aNameOfFourKilobytesIsNoHeading() {
        assertThat(CsvRules.isHeader(CsvRules.parse("a," + "n".repeat(4_096) + "\n1,2", ',', 0)))
                .isFalse();
        assertThat(CsvRules.isHeader(List.of())).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            a,b,c/1,2,3            ! true  ! a|b|c
            a,a ,,a/1,2,3,4        ! true  ! a|a (2)|Column 3|a (3)
            a,a (2),a/1,2,3        ! true  ! a|a (2)|a (3)
            Column 2,,x/1,2,3      ! true  ! Column 2|Column 2 (2)|x
            1,2/3,4/5,6,7          ! false ! Column 1|Column 2
            """)
    void columnsHaveDistinctNames(String sample, boolean header, String expected) {
        assertThat(String.join("|", CsvRules.columns(CsvRules.parse(text(sample), ',', 0), header)))
                .isEqualTo(expected);
    }

    /** What three columns make of a text: cells by |, rows by a space and /, a fault in brackets by its beginning. */
    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            a,b,c                              ! 1 a|b|c
            a,b,c/d,e,f                        ! 1 a|b|c / 2 d|e|f
            //a,b,c//d,e,f/                    ! 3 a|b|c / 5 d|e|f
            a,b                                ! 1 a|b| (The row has 2)
            a,b,c,d                            ! 1 a|b|c|d (The row has 4)
            a,b,c,,                            ! 1 a|b|c||
            a,,                                ! 1 a||
            `"a","b ""x"" y","c,d"`            ! 1 a|b "x" y|c,d
            `a,"b`                             ! 1 a|b| (A quote opens)
            `a,"b/c,d,e/f,g,h`                 ! 1 a|b| (A quote opens) / 2 c|d|e / 3 f|g|h
            `"a"x,b,c`                         ! 1 ax|b|c
            `a"b,c,d`                          ! 1 a"b|c|d
            🌻,مرحبا,שלום                      ! 1 🌻|مرحبا|שלום
            """)
    void raggedAndQuotedRows(String sample, String expected) {
        assertThat(shown(CsvRules.parse(text(sample), ',', 3))).isEqualTo(expected);
    }

    @Test
    void lineEndsOfEverySystemEndARow() {
        assertThat(shown(CsvRules.parse("a,b,c\r\nd,e,f\rg,h,i\nj,k,l\r", ',', 3)))
                .isEqualTo("1 a|b|c / 2 d|e|f / 3 g|h|i / 4 j|k|l");
        assertThat(shown(CsvRules.parse("\"a\r\nb\",c,d\r\ne,f,g", ',', 3))).isEqualTo("1 a\r\nb|c|d / 3 e|f|g");
    }

    @Test
    void aFieldHasABoundAndARowToo() {
        assertThat(CsvRules.parse("a," + "x".repeat(4_096) + ",c\n", ',', 3)
                        .getFirst()
                        .fault())
                .isNull();
        assertThat(CsvRules.parse("a," + "x".repeat(CsvRows.MAX_FIELD + 1) + ",c\nd,e,f", ',', 3))
                .satisfiesExactly(
                        row -> assertThat(row.fault()).contains("more than 32768 characters"),
                        row -> assertThat(row.fault()).isNull());
        assertThat(CsvRules.parse("a,\"" + "x".repeat(CsvRows.MAX_FIELD + 10) + "\",c\nd,e,f", ',', 3))
                .satisfiesExactly(
                        row -> assertThat(row.fault()).isNotNull(),
                        row -> assertThat(row.fault()).isNull());
        assertThat(CsvRules.parse(",".repeat(5_000) + "\n", ',', 0).getFirst().fault())
                .contains("more than 500 columns");
    }

    @Test
    void aFileOfNothingButOpenQuotesIsReadLineByLine() {
        List<Row> rows = CsvRules.parse("\"a,b,c\n".repeat(150), ',', 3);
        assertThat(rows).hasSizeBetween(75, 150);
        assertThat(CsvRules.parse("a,\"b,c\n" + "d,e,f\n".repeat(150), ',', 3)).hasSize(151);
    }

    private static String shown(List<Row> rows) {
        return rows.stream()
                .map(row -> row.line() + " " + String.join("|", row.cells()) + fault(row))
                .collect(Collectors.joining(" / "));
    }

    private static String fault(Row row) {
        String fault = row.fault();
        return fault == null
                ? ""
                : " (" + String.join(" ", List.of(fault.split(" ")).subList(0, fault.startsWith("A quote") ? 3 : 4))
                        + ")";
    }
}
