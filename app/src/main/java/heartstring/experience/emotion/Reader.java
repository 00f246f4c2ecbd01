package heartstring.experience.emotion;

import heartstring.experience.themes.HouseThemes;
import heartstring.kernels.emotions.Feelings;
import heartstring.kernels.emotions.Heads;
import heartstring.kernels.heads.Amendments;
import heartstring.platform.embedding.Nuances;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads texts by the heads that ship, amended by what was learnt of colleagues' words. Loaded when first asked. */
@Component
class Reader {

    private final Nuances nuances;
    private final HeardSql sql;
    private final HouseThemes themes;
    private final Kept<Optional<Amendments>> learnt;
    private volatile @Nullable Heads heads;

    Reader(Nuances nuances, HeardSql sql, HouseThemes themes, Changes changes) {
        this.nuances = nuances;
        this.themes = themes;
        this.sql = sql;
        this.learnt = new Kept<>("experience.feeling_lesson", changes, this::lesson);
    }

    private Optional<Amendments> lesson() {
        return sql.lesson().map(lesson -> Amendments.read(lesson.weights()));
    }

    /** Whether the sentence model can be used on this machine. */
    boolean isAvailable() {
        return nuances.isAvailable();
    }

    /** Which heads read; higher for later ones. */
    int version() {
        return heads().version();
    }

    /** With what was learnt of colleagues' words by now, and the themes of this house. */
    Feelings feelings() {
        return new Feelings(heads(), nuances::pieces, learnt.get().orElse(null), themes.themes());
    }

    /** As shipped, to learn from colleagues' words afresh. */
    Feelings shipped() {
        return new Feelings(heads(), nuances::pieces, null);
    }

    /** Tells every node, in the transaction that learnt it, that something new was learnt. */
    void learntAnew() {
        learnt.changed();
    }

    private Heads heads() {
        Heads ready = heads;
        if (ready == null) {
            ready = Heads.shipped();
            heads = ready;
        }
        return ready;
    }
}
