package heartstring.experience.chain;

import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The chain for programs. */
@Tag(name = "Experience")
@RestController
class ChainApi {

    private final Chain chain;

    ChainApi(Chain chain) {
        this.chain = chain;
    }

    record One(
            @Schema(description = "felt, act or trial", example = "felt")
            String kind,

            @Schema(
                    description = "What stands behind it: “goes together”, or “assigned by lot” for a hold-out",
                    example = "goes together")
            String evidence,

            @Schema(description = "A feeling, good or bad; of a trial its key", example = "anger")
            String subject,

            @Schema(
                    description = "What we did; of a trial bad for those alone who had felt bad before",
                    example = "apology")
            String act,

            String stage,

            @Schema(description = "return, spend, refer, complain or leave", example = "return")
            String outcome,

            long people,

            @Schema(description = "How many of them have somebody like them among the others")
            long compared,

            long others,
            double share,
            double otherShare,

            @Schema(description = "The ratio of the shares; of a trial their difference")
            double value,

            double low,
            double high,

            @Schema(description = "Whether it is more than chance, all that were looked at considered")
            boolean told,

            String words) {

        static One of(Link l) {
            return new One(
                    l.kind().name().toLowerCase(Locale.ROOT),
                    Wording.evidence(l),
                    l.subject(),
                    l.act(),
                    l.stage(),
                    l.outcome().word(),
                    l.people(),
                    l.compared(),
                    l.others(),
                    l.share(),
                    l.otherShare(),
                    l.value(),
                    l.low(),
                    l.high(),
                    l.isTold(),
                    Wording.words(l));
        }
    }

    record Answer(
            @Schema(description = "1970 while nothing was worked out yet")
            Instant foundAt,

            int days,
            long customers,
            Instant from,
            Instant until,
            List<One> links) {}

    @Operation(
            summary = "How feelings go together with what customers do next, and with what we did",
            description =
                    "Worked out each night. Each customer counts once, beside customers of the same month who had bought as lately"
                            + " and as often before. Only what was assigned by lot made a difference; all else goes together.")
    @ForScope("experience:read")
    @GetMapping("/api/experience/chain")
    Answer chain(@RequestParam(defaultValue = "30") int days) {
        if (!Episode.DAYS.contains(days)) {
            throw Refusal.unprocessable("The days afterwards are 14, 30 or 60.");
        }
        Chain.Found found = chain.found(days);
        return new Answer(
                found.foundAt(),
                days,
                found.customers(),
                found.from(),
                found.until(),
                found.links().stream().map(One::of).toList());
    }
}
