package heartstring.crm.dealdesk;

import heartstring.commerce.catalogue.AmountRules;
import heartstring.crm.deals.Deal;
import heartstring.crm.deals.DealLine;
import heartstring.crm.deals.DealMove;
import heartstring.crm.notes.Attachments;
import heartstring.crm.pipelines.Pipeline;
import heartstring.crm.tasks.Task;
import heartstring.platform.files.FileRules;
import heartstring.story.timeline.TimelinePage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One deal with everything around it.
 *
 * @param whose names of those whose lines they are, by piece, but for the deal's customer
 * @param only whether the timeline shows this deal alone, or its customer's whole story
 */
public record DealView(
        Deal deal,
        Pipeline pipeline,
        List<DealMove> moves,
        List<DealLine> lines,
        TimelinePage timeline,
        Map<Long, String> whose,
        boolean only,
        List<Task> tasks,
        List<Attachments.Attachment> files,
        Map<Long, String> colleagues,
        List<String> lostReasons,
        boolean followed,
        int followers,
        boolean editable,
        @Nullable String fault,
        Instant now) {

    public String href() {
        return "/crm/deals/" + deal.id();
    }

    /** An amount as it is typed. */
    public String typed(@Nullable Long minor) {
        return minor == null
                ? ""
                : BigDecimal.valueOf(minor, AmountRules.digits(deal.currency())).toPlainString();
    }

    public String typed(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Empty lines below those that there are. */
    public int[] spare() {
        return new int[lines.isEmpty() ? 3 : 2];
    }

    public long totalMinor() {
        return lines.stream().mapToLong(DealLine::totalMinor).sum();
    }

    /** Whether a stage was passed, is where the deal stands, or is still to come. */
    public String step(int stageId) {
        boolean met = false;
        for (var stage : pipeline.stages()) {
            if (stage.id() == deal.stageId()) {
                if (stageId == stage.id()) {
                    return "now";
                }
                met = true;
            } else if (stage.id() == stageId) {
                return met ? "ahead" : "passed";
            }
        }
        return "ahead";
    }

    public String day(LocalDate date) {
        return date.format(DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.UK));
    }

    public String accept() {
        return FileRules.accept();
    }
}
