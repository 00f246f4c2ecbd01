package heartstring.desk.context;

import heartstring.decision.giftprogrammes.GiftProgramme;
import heartstring.decision.giftprogrammes.GiftProgrammes;
import heartstring.loyalty.promotions.Offer;
import heartstring.loyalty.promotions.Promotions;
import heartstring.story.arms.HoldOut;
import heartstring.story.arms.HoldOuts;
import heartstring.story.arms.Trial;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What may be shown to anybody: offers and gift programmes, as texts. Offers are read anew every few seconds, by one caller. */
@Component
class HouseContent {

    /** So long a new or ended offer may be shown as it was. */
    static final Duration STALE = Duration.ofSeconds(3);

    private static final int MOST = 50;

    private final Promotions promotions;
    private final GiftProgrammes programmes;
    private final HoldOuts holdOuts;
    private final InstantSource time;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Held held;

    HouseContent(Promotions promotions, GiftProgrammes programmes, HoldOuts holdOuts, InstantSource time) {
        this.promotions = promotions;
        this.programmes = programmes;
        this.holdOuts = holdOuts;
        this.time = time;
    }

    /** Something that may be shown to those of its trial who get it. */
    record Piece(Trial trial, String json) {}

    private record Held(Instant at, List<Piece> offers) {}

    /** The offers that hold now. */
    List<Piece> offers() {
        Held there = held;
        Instant now = time.instant();
        if (there != null && (now.isBefore(there.at().plus(STALE)) || !reading.tryLock())) {
            return there.offers();
        }
        if (there == null) {
            reading.lock();
        }
        try {
            Held read = new Held(
                    now, promotions.open().stream().limit(MOST).map(this::piece).toList());
            held = read;
            return read.offers();
        } finally {
            reading.unlock();
        }
    }

    private Piece piece(Offer offer) {
        String ref = offer.promotion().ref();
        Instant until = offer.until();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("ref", ref)
                .put("name", offer.promotion().name())
                .put("condition", promotions.sentence(offer))
                .put("until", until == null ? null : until.toString());
        return new Piece(
                holdOuts.of(ref).map(HoldOut::now).orElse(new Trial(ref, offer.holdOutPercent())), json.toString());
    }

    /** The gift programmes that run in a store; empty for no store in particular. */
    List<Piece> gifts(String store) {
        return programmes.all().stream()
                .filter(p -> p.speaksIn(store))
                .map(this::piece)
                .toList();
    }

    private Piece piece(GiftProgramme programme) {
        return new Piece(
                holdOuts.of(programme.trial()).map(HoldOut::now).orElse(new Trial(programme.trial(), 0)),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", programme.id())
                        .put("name", programme.name())
                        .toString());
    }
}
