package heartstring.story.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import heartstring.kernels.remarks.Learnt;
import heartstring.kernels.remarks.Remark;
import heartstring.kernels.remarks.Remarks;
import heartstring.platform.embedding.Nuances;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads one message: by rules, and by what was learnt where the sentence model can be used. Sentences that come often are looked at once. */
@Component
class Reading {

    private static final int MOST_KEPT = 2_000;

    private final Nuances nuances;
    private final Cache<String, float[]> directions =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();
    private volatile @Nullable Learnt learnt;

    Reading(Nuances nuances) {
        this.nuances = nuances;
    }

    /** @param closely whether meaning is worth its time; without, the rules read alone */
    List<Remark> read(HeardRules.Heard heard, LocalDate day, boolean closely) {
        return Remarks.of(heard.text(), heard.speaker(), day, closely ? learnt() : null);
    }

    private @Nullable Learnt learnt() {
        Learnt ready = learnt;
        if (ready == null && nuances.isAvailable()) {
            ready = Learnt.shipped(sentence -> directions.get(sentence, nuances::of));
            learnt = ready;
        }
        return ready;
    }
}
