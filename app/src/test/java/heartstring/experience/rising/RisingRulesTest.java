package heartstring.experience.rising;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.experience.rising.RisingRules.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RisingRulesTest {

    @Test
    void aWordThatRoseIsToldAndTheNoiseOfManyIsNot() {
        Random random = new Random(3);
        List<Counted> counted = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            int usual = 5 + random.nextInt(60);
            counted.add(new Counted("w" + i, around(random, usual / 8.0), usual));
        }
        counted.add(new Counted("mould", 24, 10));
        counted.add(new Counted("brandnew", 9, 0));
        counted.add(new Counted("fell", 5, 400));
        counted.add(new Counted("few", 4, 0));
        List<Rising.Risen> risen = RisingRules.risen("word", counted, 150, 1_200, 12);
        assertThat(risen)
                .extracting(Rising.Risen::word)
                .startsWith("mould", "brandnew")
                .doesNotContain("fell", "few");
        assertThat(risen).hasSizeLessThanOrEqualTo(4);
        assertThat(risen.getFirst().times()).isBetween(19.0, 19.4);
        assertThat(RisingRules.risen("word", counted, 4, 1_200, 12)).isEmpty();
    }

    private static int around(Random random, double mean) {
        double limit = Math.exp(-mean);
        int drawn = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            drawn++;
        }
        return drawn;
    }
}
