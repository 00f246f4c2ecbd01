package heartstring.kernels.remarks;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.kernels.heads.Head;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemarksTest {

    /** A Wednesday. */
    private static final LocalDate SAID = LocalDate.of(2026, 3, 4);

    private static List<Remark> of(String text) {
        return Remarks.of(text, Speaker.CUSTOMER, SAID);
    }

    @ParameterizedTest
    @CsvSource({
        "tomorrow, 2026-03-05",
        "the day after tomorrow, 2026-03-06",
        "by Friday, 2026-03-06",
        "next Monday, 2026-03-09",
        "on Wednesday, 2026-03-11",
        "next week, 2026-03-13",
        "in two weeks, 2026-03-18",
        "within 3 days, 2026-03-07",
        "on 20 March, 2026-03-20",
        "on March 2nd, 2027-03-02",
        "on 2026-05-01, 2026-05-01",
        "this weekend, 2026-03-07",
        "by the end of the month, 2026-03-31",
        "today, 2026-03-04",
        "on 31 February, ",
        "soon, "
    })
    void promisesAreDueWhenTheySay(String when, LocalDate due) {
        List<Remark> remarks = Remarks.of("We'll send it " + when + ".", Speaker.HOUSE, SAID);
        assertThat(remarks).hasSize(1);
        assertThat(remarks.getFirst().kind()).isEqualTo(Remark.Kind.PROMISE);
        assertThat(remarks.getFirst().ours()).isTrue();
        assertThat(remarks.getFirst().due()).isEqualTo(due);
    }

    @Test
    void twoPromisesOfOneSentenceHaveTheirOwnDays() {
        assertThat(Remarks.of("We'll send a new one by Friday and I'll call you tomorrow.", Speaker.HOUSE, SAID))
                .extracting(Remark::words, Remark::due)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("We'll send a new one by Friday", LocalDate.of(2026, 3, 6)),
                        org.assertj.core.groups.Tuple.tuple("I'll call you tomorrow.", LocalDate.of(2026, 3, 5)));
    }

    @Test
    void whatIsQuotedFromEarlierMailsIsNotSaidAgain() {
        assertThat(of("> I love peanuts\nOn Monday Ana wrote:\nI'm allergic to nuts."))
                .isEmpty();
        assertThat(of("Thanks!\n-- \nI love signatures")).isEmpty();
        assertThat(of("I love olives.\n> I hate olives")).hasSize(1);
    }

    @Test
    void theSentenceIsFoundAgainInTheText() {
        String text = "Hello,\nDr. Weber told me.  I'm looking for\na tent!\nBye";
        Remark wish = of(text).getFirst();
        assertThat(wish.kind()).isEqualTo(Remark.Kind.WISH);
        assertThat(wish.words()).isEqualTo("I'm looking for a tent!");
        assertThat(text.substring(wish.from(), wish.to()).replaceAll("\\s+", " "))
                .isEqualTo(wish.words());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Lena Brandt can you send the voucher tomorrow?",
                "Could you send it on Friday?",
                "Shall we deliver it on Monday?"
            })
    void whoeverAsksHasPromisedNothing(String sentence) {
        Learnt sure = new Learnt(
                Head.read(Learnt.shipped(words -> new float[384]).lines().subList(1, 1 + Remark.Kind.values().length)),
                new double[Remark.Kind.values().length],
                words -> new float[384]);
        assertThat(Remarks.of(sentence, Speaker.NOTE, LocalDate.of(2026, 3, 10), sure))
                .isNotEmpty()
                .noneMatch(remark -> remark.kind() == Remark.Kind.PROMISE);
        assertThat(Remarks.of("I will send it on Friday.", Speaker.NOTE, LocalDate.of(2026, 3, 10)))
                .anyMatch(remark -> remark.kind() == Remark.Kind.PROMISE);
    }

    @Test
    void oddTextsAreRead() {
        assertThat(of("")).isEmpty();
        assertThat(of("\u0000 ??? \n\n . ! ;")).isEmpty();
        assertThat(of("أبحث عن خيمة. 我在找帐篷。")).isEmpty();
        assertThat(of("I love it. ".repeat(20_000))).hasSize(20);
        assertThat(of("I love " + "very ".repeat(4_000) + "long texts")
                        .getFirst()
                        .words()
                        .length())
                .isLessThanOrEqualTo(240);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello there! | true",
                "Dear Mr. Brand, | true",
                "Thank you very much! | true",
                "Thanks, Ana | true",
                "With kind regards, I. Stoyanova | true",
                "Good. | true",
                "thanks, no nuts please | false",
                "Hello, I need a tent. | false",
                "no celery | false",
                "best to call at noon | false"
            })
    void whatIsNothingButACourtesyIsNotAskedAbout(String sentence, boolean courtesy) {
        assertThat(Courtesies.isNothingElse(sentence)).isEqualTo(courtesy);
    }

    /** Written by somebody who did not know the rules; how well the rules do there is the figure to quote. */
    @Test
    void onMessagesTheRulesWereNotMadeForTheySeldomErr() throws IOException {
        Score score = score("kept-aside.tsv");
        assertThat(score.precision()).isGreaterThan(0.85);
        assertThat(score.recall()).isGreaterThan(0.30);
    }

    @Test
    void onMessagesTheyWereTunedOnTheyDoWell() throws IOException {
        Score score = score("tuning.tsv");
        assertThat(score.precision()).isGreaterThan(0.92);
        assertThat(score.recall()).isGreaterThan(0.92);
    }

    private record Score(double precision, double recall) {}

    private static Score score(String file) throws IOException {
        int right = 0;
        int found = 0;
        int there = 0;
        try (InputStream in = Objects.requireNonNull(RemarksTest.class.getResourceAsStream("/remarks/" + file))) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
            for (String line : lines) {
                String[] parts = line.split("\t", -1);
                Set<String> wanted = new TreeSet<>(List.of(parts[1].split(",")));
                wanted.remove("-");
                Set<String> got = Remarks.of(parts[3].replace("\\n", "\n"), Speaker.valueOf(parts[0]), SAID).stream()
                        .map(remark -> remark.kind().name())
                        .collect(Collectors.toCollection(TreeSet::new));
                found += got.size();
                there += wanted.size();
                got.retainAll(wanted);
                right += got.size();
            }
        }
        return new Score((double) right / found, (double) right / there);
    }
}
