package heartstring.experience.chain;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.kernels.shares.Differences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is found in planted lives, and how it may be told. */
class ChainRulesTest {

    /** Words that say more than that two things go together. */
    static final Pattern TOO_MUCH = Pattern.compile(
            "\\b(caus\\w*|because|leads? to|led to|leading to|due to|results? (in|from)|thanks to|effects?|therefore|drives?|"
                    + "as a result|consequen\\w+|brings? about|makes? (them|customers))\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DIFFERENCE = Pattern.compile("made a difference", Pattern.CASE_INSENSITIVE);

    private final Random random = new Random(7);

    /** Those who come often are seldom angry and come again anyway; anger lowers it by a tenth, an apology gives that back. */
    private List<Episode> episodes(int people) {
        List<Episode> episodes = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            int stratum = random.nextInt(60);
            boolean often = stratum % 2 == 0;
            boolean angry = random.nextDouble() < (often ? 0.2 : 0.5);
            Act act = angry && random.nextInt(3) == 0 ? Act.APOLOGY : Act.NOTHING;
            double chance = (often ? 0.9 : 0.6) * (angry && act == Act.NOTHING ? 0.8 : 1);
            int mask = 0;
            for (boolean afterWeek : new boolean[] {false, true}) {
                if (random.nextDouble() < chance) {
                    mask |= 1 << Episode.bit(Outcome.RETURN, 1, afterWeek);
                }
                if (random.nextDouble() < 0.1) {
                    mask |= 1 << Episode.bit(Outcome.COMPLAIN, 1, afterWeek);
                }
            }
            episodes.add(new Episode(i, stratum, List.of(angry ? "anger" : "calm"), angry ? -1 : 1, act, mask));
        }
        return episodes;
    }

    private static Link one(List<Link> links, String subject, Outcome outcome) {
        return links.stream()
                .filter(l -> l.days() == 30 && l.subject().equals(subject) && l.outcome() == outcome)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsPlantedIsFoundAndWhatIsNotIsNot() {
        List<Episode> episodes = episodes(6_000);
        Link anger = one(ChainRules.felt(episodes, ""), "anger", Outcome.RETURN);
        assertThat(anger.value()).isBetween(0.83, 0.92);
        assertThat(anger.isTold()).isTrue();
        assertThat(Wording.words(anger)).startsWith("goes together with coming again less often: 0.8");
        assertThat(one(ChainRules.felt(episodes, ""), "anger", Outcome.COMPLAIN).isTold())
                .isFalse();
        Link apology = one(ChainRules.acts(episodes), "bad", Outcome.RETURN);
        assertThat(apology.act()).isEqualTo("apology");
        assertThat(apology.value()).isBetween(1.15, 1.35);
        assertThat(apology.low()).isGreaterThan(1);
        assertThat(ChainRules.felt(episodes.subList(0, 15), "")).isEmpty();
    }

    private static List<ChainRules.Assigned> assigned(int treatedHits, int heldHits) {
        int bit = 1 << Episode.bit(Outcome.RETURN, 1, false);
        return List.of(
                new ChainRules.Assigned("thank-you-bouquet", true, false, bit, treatedHits),
                new ChainRules.Assigned("thank-you-bouquet", true, true, 0, 200 - treatedHits),
                new ChainRules.Assigned("thank-you-bouquet", false, false, bit, heldHits),
                new ChainRules.Assigned("thank-you-bouquet", false, true, 0, 200 - heldHits));
    }

    @Test
    void onlyAHoldOutMadeADifference() {
        Link made = one(ChainRules.trials(assigned(150, 100)), "thank-you-bouquet", Outcome.RETURN);
        assertThat(made.value()).isEqualTo(0.25);
        assertThat(made.rate())
                .as("one of several that are looked at")
                .isGreaterThan(2 * Differences.shares(150, 200, 100, 200).chance());
        assertThat(Wording.words(made)).startsWith("made a difference of +25.0 of 100 (+15.");
        assertThat(Wording.evidence(made)).isEqualTo("assigned by lot");
        Link none = one(ChainRules.trials(assigned(102, 100)), "thank-you-bouquet", Outcome.RETURN);
        assertThat(Wording.words(none)).startsWith("no difference that is more than chance");
    }

    @Test
    void itIsWorkedOutAtNightAndEachHourUntilAllWasRead() {
        assertThat(ChainRules.isDue(Duration.ofHours(24), true, 4)).isTrue();
        assertThat(ChainRules.isDue(Duration.ofHours(24), true, 14)).isFalse();
        assertThat(ChainRules.isDue(Duration.ofHours(2), true, 4)).isFalse();
        assertThat(ChainRules.isDue(Duration.ofHours(40), true, 14)).isTrue();
        assertThat(ChainRules.isDue(Duration.ofMinutes(61), false, 14)).isTrue();
        assertThat(ChainRules.isDue(Duration.ofMinutes(59), false, 14)).isFalse();
    }

    /** Every sentence that can be made of every kind of link, and every word that stands in the templates. */
    @Test
    void noWordSaysMoreThanIsKnown() throws IOException {
        List<String> subjects = List.of("anger", "delight", "good", "bad", "neutral");
        for (Link.Kind kind : Link.Kind.values()) {
            for (Outcome outcome : Outcome.values()) {
                for (String subject : subjects) {
                    for (double rate : new double[] {0.001, 0.6}) {
                        for (double value : new double[] {0.5, 1, 2}) {
                            Link link = new Link(
                                    kind,
                                    30,
                                    subject,
                                    kind == Link.Kind.ACT ? "apology" : "",
                                    "",
                                    outcome,
                                    50,
                                    40,
                                    60,
                                    0.4,
                                    0.5,
                                    value,
                                    value - 0.1,
                                    value + 0.1,
                                    rate);
                            String told = Wording.subject(link) + " " + Wording.words(link) + " " + Wording.shares(link)
                                    + " " + Wording.evidence(link);
                            assertThat(told).doesNotContainPattern(TOO_MUCH);
                            if (kind != Link.Kind.TRIAL) {
                                assertThat(told).doesNotContainPattern(DIFFERENCE);
                                assertThat(told).contains("goes together");
                            }
                        }
                    }
                }
            }
        }
        for (Path root : List.of(
                Path.of("src/main/jte/experience/chain"), Path.of("src/main/java/heartstring/experience/chain"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(TOO_MUCH);
                }
            }
        }
    }

    @Test
    void whatWeDidIsHeldAgainstNothingAloneAndCountedFromTheWeekOn() {
        List<Episode> episodes = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Act act = List.of(Act.NOTHING, Act.APOLOGY, Act.ANSWER).get(i % 3);
            int soon = 1 << Episode.bit(Outcome.RETURN, 1, false);
            int later = 1 << Episode.bit(Outcome.RETURN, 1, true);
            boolean half = i / 3 % 2 == 0;
            // Whoever got an apology was there at once, and all who got an answer came later; else it is half of them.
            int mask = (act == Act.APOLOGY || half ? soon : 0) | (act == Act.ANSWER || half ? later : 0);
            episodes.add(new Episode(i, 7, List.of("anger"), -1, act, mask));
        }
        Link apology = ChainRules.acts(episodes).stream()
                .filter(l ->
                        l.days() == 30 && l.subject().equals("bad") && l.act().equals("apology"))
                .filter(l -> l.outcome() == Outcome.RETURN)
                .findFirst()
                .orElseThrow();
        assertThat(apology.value()).isBetween(0.999, 1.001);
        assertThat(apology.people()).isEqualTo(100);
    }
}
